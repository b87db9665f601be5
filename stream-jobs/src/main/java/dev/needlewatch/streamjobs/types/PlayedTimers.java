package dev.needlewatch.streamjobs.types;

import dev.needlewatch.ingest.time.WallClock;
import org.apache.flink.streaming.api.TimerService;

/**
 * A function's timers, set and read in the time that the system takes for wall time, while Flink
 * keeps them in real time. Belongs to the task's thread.
 */
public final class PlayedTimers implements TimerService {
    private final WallClock clock;
    private final TimerService real;

    private PlayedTimers(WallClock clock, TimerService real) {
        this.clock = clock;
        this.real = real;
    }

    /** Flink's own timers where the clock is the machine's, so that they cost nothing more. */
    public static TimerService of(WallClock clock, TimerService real) {
        return clock.real() ? real : new PlayedTimers(clock, real);
    }

    @Override
    public long currentProcessingTime() {
        return clock.played(real.currentProcessingTime());
    }

    @Override
    public long currentWatermark() {
        return real.currentWatermark();
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        real.registerProcessingTimeTimer(clock.realAt(time));
    }

    @Override
    public void registerEventTimeTimer(long time) {
        real.registerEventTimeTimer(time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        real.deleteProcessingTimeTimer(clock.realAt(time));
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        real.deleteEventTimeTimer(time);
    }
}
