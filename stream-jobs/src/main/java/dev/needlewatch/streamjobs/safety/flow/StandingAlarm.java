package dev.needlewatch.streamjobs.safety.flow;

/**
 * An alarm as it stands retained at the broker, brought before its owner, who may not know it.
 *
 * @param payload the alarm; empty once it is cleared
 * @param called whether it came the way readings come, after all that had been published before
 */
@SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
public record StandingAlarm(String clinic, String id, byte[] payload, boolean called) {}
