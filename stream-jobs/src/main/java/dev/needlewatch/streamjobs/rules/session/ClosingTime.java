package dev.needlewatch.streamjobs.rules.session;

import java.util.stream.LongStream;

/** When a session was closed, in the time of its pens. Pure. */
public final class ClosingTime {
    /** A closing this far ahead of its pens' clocks is by a clock that is ahead, ms. */
    private static final long AHEAD_MS = 5_000;

    private ClosingTime() {}

    /**
     * The time of a closing, which may come from a tablet whose clock is ahead of the pens': what
     * they needle until then would be taken for something before it. Where no pen's clock is known,
     * ours stands in.
     *
     * @param at as the event says it, ms
     * @param pens what the clocks of its pens say now, ms; see {@link #clock}
     * @param now wall time of its arrival, ms since the Unix epoch
     */
    public static long of(long at, LongStream pens, long now) {
        return Math.min(at, pens.max().orElse(now) + AHEAD_MS);
    }

    /**
     * What a pen's clock says at a wall time, as far as is known, ms: a pen that was cut off still
     * has its backlog to send, so its clock is held to have gone on since it was heard.
     *
     * @param newestAt the pen's time of its newest reading, ms
     * @param newestWallAt wall time at which that came, ms
     */
    public static long clock(long newestAt, long newestWallAt, long now) {
        return newestAt + Math.max(0, now - newestWallAt);
    }
}
