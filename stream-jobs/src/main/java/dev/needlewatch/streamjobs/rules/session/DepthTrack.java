package dev.needlewatch.streamjobs.rules.session;

/**
 * The depth conditions of one pen in one area and zone. Times are the pen's own, ms; {@link #NEVER}
 * where a stretch has not begun. State: public fields for the serializer.
 */
public final class DepthTrack {
    /** The time of what has not begun. */
    public static final long NEVER = Long.MIN_VALUE;

    public boolean limitOn;
    public long limitClearSince = NEVER;

    public boolean warnOn;
    public long warnAboveSince = NEVER;
    public long warnAboveSeq;
    public long warnClearSince = NEVER;

    /** Whether a condition is on or beginning, so that the next reading matters to it. */
    public boolean concerned() {
        return limitOn || warnOn || warnAboveSince != NEVER;
    }
}
