package dev.needlewatch.emulator.verdict;

import dev.needlewatch.ingest.time.WallClock;

/**
 * How far from its due time an alarm may come or go, in real time.
 *
 * @param lateNanos an alarm that takes longer after its condition is complete is late
 * @param lostLateNanos the same for READINGS_LOST: how long what is missing is waited for before it
 *     counts as lost, the contract leaves open
 * @param earlyEndNanos so much too early an end may be, for what the contract leaves open in its
 *     delays
 */
public record Patience(long lateNanos, long lostLateNanos, long earlyEndNanos) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LATE_SECONDS = 5;
    private static final double WAITED_SECONDS = 10;
    private static final double EARLY_SECONDS = 0.5;

    /** Work takes real time, however fast the clock: nobody has to be quicker than this. */
    private static final double QUICKEST_SECONDS = 0.5;

    /** By the machine's clock. */
    public static final Patience USUAL = by(WallClock.SYSTEM);

    /**
     * By a clock that may run fast: the same seconds of played time, but never below half a real
     * one.
     */
    public static Patience by(WallClock clock) {
        double late = Math.max(LATE_SECONDS / clock.speed(), QUICKEST_SECONDS);
        return new Patience(
                nanos(late),
                nanos(late + WAITED_SECONDS / clock.speed()),
                nanos(EARLY_SECONDS / clock.speed()));
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * NANOS_PER_SECOND);
    }
}
