package dev.needlewatch.streamjobs.record;

/**
 * What became of a message; rejected are openings of what is open, and events of what is closed.
 */
enum Settled {
    ACCEPTED,
    DUPLICATE,
    SESSION_OPEN,
    SESSION_CLOSED,
    /** Accepted, but it belongs to a second that can be changed no more. */
    TOO_LATE
}
