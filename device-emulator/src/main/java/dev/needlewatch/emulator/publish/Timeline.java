package dev.needlewatch.emulator.publish;

/**
 * Ties the wall clock, which is in the messages, to the monotonic clock, which measures latency.
 * Thread-safe.
 *
 * @param originMs a moment on the wall clock, ms since the Unix epoch
 * @param originNanos the same moment as {@link System#nanoTime()} has it
 */
public record Timeline(long originMs, long originNanos) {
    public static Timeline fromNow() {
        return new Timeline(System.currentTimeMillis(), System.nanoTime());
    }

    public long nowMs() {
        return originMs + Math.floorDiv(System.nanoTime() - originNanos, 1_000_000L);
    }

    public long toNanos(long wallMs) {
        return originNanos + (wallMs - originMs) * 1_000_000L;
    }
}
