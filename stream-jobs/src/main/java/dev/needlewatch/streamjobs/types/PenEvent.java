package dev.needlewatch.streamjobs.types;

import dev.needlewatch.ingest.contract.pen.PenMessage;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A pen's message with where and when it came from.
 *
 * @param arrivedAt wall time of arrival, ms since the Unix epoch
 */
@TypeInfo(PenEventTypeFactory.class)
public record PenEvent(String clinic, String pen, PenMessage message, long arrivedAt) {}
