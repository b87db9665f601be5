package dev.needlewatch.emulator.publish;

import dev.needlewatch.ingest.time.Standstill;
import dev.needlewatch.ingest.time.WallClock;
import java.time.Duration;

/**
 * Ties the wall clock, which is in the messages and may be one that runs fast, to the monotonic
 * clock, which measures latency. Thread-safe.
 *
 * @param originMs a moment on the wall clock, ms since the Unix epoch
 * @param originNanos the same moment as {@link System#nanoTime()} has it
 * @param clock what the system under test takes for wall time
 */
public record Timeline(long originMs, long originNanos, WallClock clock) {
    private static final long NANOS_PER_MS = 1_000_000;

    /** From this moment on. */
    public static Timeline fromNow(WallClock clock) {
        return new Timeline((long) clock.exactly(), System.nanoTime(), clock);
    }

    /** A fast clock is read itself, since whatever parts it from the system's is multiplied. */
    public long nowMs() {
        return clock.real()
                ? originMs + Math.floorDiv(System.nanoTime() - originNanos, NANOS_PER_MS)
                : (long) clock.exactly();
    }

    /** A moment of the wall clock as {@link System#nanoTime()} has it. */
    public long toNanos(long wallMs) {
        if (clock.real()) {
            return originNanos + (wallMs - originMs) * NANOS_PER_MS;
        }
        return originNanos + nanos((double) (wallMs - originMs)) + stood(wallMs) * NANOS_PER_MS;
    }

    /** Real ms in which the clock stood still between the origin and a moment. */
    private long stood(long wallMs) {
        Standstill still = Standstill.of(clock);
        return still == null ? 0 : still.lostBefore(wallMs) - still.lostBefore(originMs);
    }

    /** All that was due before is published, and something more will be at this moment. */
    void next(long dueMs) {
        Standstill still = Standstill.of(clock);
        if (still != null) {
            still.next(dueMs);
        }
    }

    /** Nothing more will be published. */
    void over() {
        Standstill still = Standstill.of(clock);
        if (still != null) {
            still.release();
        }
    }

    /** Real time in which the clock stood still since the origin. */
    public Duration stood() {
        return Duration.ofMillis(stood(Long.MAX_VALUE));
    }

    /** Real nanoseconds until a moment of the wall clock; negative when it is past. */
    long nanosUntil(long wallMs) {
        return clock.real() ? (wallMs - nowMs()) * NANOS_PER_MS : nanos(wallMs - clock.exactly());
    }

    /**
     * When a message due at a moment is published really. At the machine's own speed that is when
     * it is due: a little late is nothing to the rules, and a stall is to count as latency. A fast
     * clock makes seconds of it, and what a pen then did is fall silent.
     */
    long publishedAt(long dueMs) {
        return clock.real() ? dueMs : Math.max(dueMs, nowMs());
    }

    /** So much played time in real nanoseconds. */
    private long nanos(double playedMillis) {
        return Math.round(clock.realMillis(playedMillis) * NANOS_PER_MS);
    }
}
