package dev.needlewatch.streamjobs.safety.flow;

/**
 * A sign that a session is being judged, for the clinic's monitoring beat.
 *
 * @param open whether the session is open
 * @param readings readings judged since the last pulse
 * @param lagMs the longest time from arrival to judgement among them, ms
 */
public record Pulse(String session, boolean open, long readings, long lagMs) {}
