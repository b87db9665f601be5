package dev.needlewatch.streamjobs.sink.influx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;

/** Processing time that stands still until a test moves it on. */
final class FakeTime implements ProcessingTimeService {
    private final List<Timer> timers = new ArrayList<>();
    private long now = 1_000;

    @Override
    public long getCurrentProcessingTime() {
        return now;
    }

    @Override
    public ScheduledFuture<?> registerTimer(long at, ProcessingTimeCallback callback) {
        Timer timer = new Timer(at, callback);
        timers.add(timer);
        return timer;
    }

    void advance(long ms) throws Exception {
        now += ms;
        for (Timer timer : List.copyOf(timers)) {
            if (timer.at <= now && timers.remove(timer) && !timer.isCancelled()) {
                timer.callback.onProcessingTime(timer.at);
            }
        }
    }

    /** How many timers wait. */
    long waiting() {
        return timers.stream().filter(timer -> !timer.isCancelled()).count();
    }

    private static final class Timer extends CompletableFuture<Void>
            implements ScheduledFuture<Void> {
        private final long at;
        private final ProcessingTimeCallback callback;

        Timer(long at, ProcessingTimeCallback callback) {
            this.at = at;
            this.callback = callback;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
