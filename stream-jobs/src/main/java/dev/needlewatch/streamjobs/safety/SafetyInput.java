package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.streamjobs.types.PenEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the rules are fed with, already routed to its owner: a pen's message or a screen's command,
 * exactly one of the two.
 *
 * @param owner key of the session or pen it belongs to
 * @param topic the topic it came on
 * @param payload the payload as it came, kept where the rules may still refuse it; null for
 *     readings
 * @param arrivedAt wall time of arrival, ms since the Unix epoch
 */
@SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
public record SafetyInput(
        String owner,
        String topic,
        @Nullable PenEvent event,
        @Nullable AlarmCommand command,
        byte @Nullable [] payload,
        long arrivedAt) {}
