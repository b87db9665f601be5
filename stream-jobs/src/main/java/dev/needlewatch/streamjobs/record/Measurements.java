package dev.needlewatch.streamjobs.record;

/** The measurements the record job writes. */
final class Measurements {
    static final String READING_1S = "reading_1s";
    static final String ALARM = "alarm";
    static final String DEVICE_LOG = "device_log";
    static final String PEN_STATUS = "pen_status";

    static final long NANOS_PER_MS = 1_000_000;

    private Measurements() {}
}
