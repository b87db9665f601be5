package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.ingest.contract.alarm.AlarmCommand;

/**
 * What a therapist's screen asks for an alarm, with the payload as it came: the rules may refuse
 * it.
 *
 * @param arrivedAt wall time of arrival, ms since the Unix epoch
 */
@SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
public record ScreenCommand(String clinic, AlarmCommand command, byte[] payload, long arrivedAt) {}
