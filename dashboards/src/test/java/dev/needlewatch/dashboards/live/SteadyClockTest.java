package dev.needlewatch.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final long LOOKED_NANOS = 5_000_000;

    @Test
    void runsAsFastAsTheSystemsClock() {
        for (double speed : new double[] {1, 60}) {
            WallClock wall = WallClock.fromNow(speed);
            SteadyClock clock = SteadyClock.start(wall);
            long outerFrom = System.nanoTime();
            Instant from = clock.instant();
            long innerFrom = System.nanoTime();
            long innerTo = innerFrom;
            while (innerTo - innerFrom < LOOKED_NANOS) {
                innerTo = System.nanoTime();
            }
            Duration passed = Duration.between(from, clock.instant());
            long outerTo = System.nanoTime();
            assertThat(passed.toNanos())
                    .isBetween(
                            (long) ((innerTo - innerFrom) * speed),
                            (long) ((outerTo - outerFrom) * speed) + 1);
        }
    }

    @Test
    void beginsAtThePlayedTimeOfNow() {
        WallClock wall = new WallClock(System.currentTimeMillis() - 3_600_000, 60);
        long before = wall.now();
        long started = SteadyClock.start(wall).millis();
        assertThat(started).isBetween(before, wall.now() + 60);
    }
}
