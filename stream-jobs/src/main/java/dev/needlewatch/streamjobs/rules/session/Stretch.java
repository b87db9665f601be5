package dev.needlewatch.streamjobs.rules.session;

/**
 * For how long something has held without a break, by the pen's own time. State: public fields for
 * the serializer.
 */
public final class Stretch {
    private static final long NOT = Long.MIN_VALUE;

    /** The pen's time of the first reading of it, ms. */
    public long since = NOT;

    /** The number of that reading. */
    public long seq;

    /** How many readings it has. */
    public int readings;

    /** Takes a reading for which it holds or not; returns this. */
    public Stretch next(boolean holds, long at, long seqOf) {
        if (!holds) {
            end();
            return this;
        }
        if (since == NOT) {
            since = at;
            seq = seqOf;
            readings = 0;
        }
        readings++;
        return this;
    }

    /** Whether it has held for so long at that time, ms. */
    public boolean lasted(long forMs, long at) {
        return since != NOT && at - since >= forMs;
    }

    /** It does not hold, or nobody knows. */
    public void end() {
        since = NOT;
        readings = 0;
    }
}
