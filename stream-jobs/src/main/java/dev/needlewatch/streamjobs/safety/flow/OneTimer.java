package dev.needlewatch.streamjobs.safety.flow;

import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/** Keeps one processing-time timer for a key, and never a later one than is due. */
public final class OneTimer {
    /** Nothing is due. */
    public static final long NEVER = Long.MAX_VALUE;

    private OneTimer() {}

    /**
     * Sees to it that a timer fires when something is due. One that fires too early does no harm,
     * and is cheaper than moving it with each reading.
     *
     * @param set when the timer that is set will fire, ms; null if none is set
     * @param due wall time, ms; {@link #NEVER} for nothing
     * @return when the timer that is set now will fire; null if none is
     */
    public static @Nullable Long set(@Nullable Long set, long due, TimerService timers) {
        if (due == NEVER || (set != null && set <= due)) {
            return set;
        }
        clear(set, timers);
        timers.registerProcessingTimeTimer(due);
        return due;
    }

    /** Takes the timer back. */
    public static void clear(@Nullable Long set, TimerService timers) {
        if (set != null) {
            timers.deleteProcessingTimeTimer(set);
        }
    }
}
