package dev.needlewatch.streamjobs.record;

/** The measurements the record job writes. */
final class Measurements {
    static final String READING_1S = "reading_1s";
    static final String ALARM = "alarm";
    static final String SESSION = "session";
    static final String SESSION_OPEN = "session_open";
    static final String DEVICE_LOG = "device_log";
    static final String PEN_STATUS = "pen_status";
    static final String PIPELINE = "pipeline";

    static final long NANOS_PER_MS = 1_000_000;

    /** The last millisecond that nanoseconds in 64 bits can tell, in the year 2262. */
    static final long LATEST_MS = Long.MAX_VALUE / NANOS_PER_MS - 1;

    private Measurements() {}

    /**
     * Milliseconds as nanoseconds. A pen may claim any time; one that cannot be told becomes the
     * latest, which the store may refuse, instead of wrapping round to a time that looks right.
     */
    static long nanos(long ms) {
        return Math.min(ms, LATEST_MS) * NANOS_PER_MS;
    }
}
