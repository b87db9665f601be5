package dev.needlewatch.standalone.replay;

/**
 * A message as it was recorded.
 *
 * @param retained whether the broker had kept it from before
 * @param arrivedAt wall time of arrival, ms since the Unix epoch
 */
@SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
record Recorded(String topic, byte[] payload, boolean retained, long arrivedAt) {}
