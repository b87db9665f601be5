package dev.needlewatch.streamjobs.record;

/** What became of a message. */
enum Settled {
    ACCEPTED,
    DUPLICATE,
    REJECTED,
    /** Accepted, but it belongs to a second that can be changed no more. */
    TOO_LATE
}
