package dev.needlewatch.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.time.WallClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final long LOOKED_NANOS = 5_000_000;

    @Test
    void runsAsTheMachinesCounterDoes() {
        Clock clock = SteadyClock.start();
        long outerFrom = System.nanoTime();
        Instant from = clock.instant();
        long innerFrom = System.nanoTime();
        long innerTo = innerFrom;
        while (innerTo - innerFrom < LOOKED_NANOS) {
            innerTo = System.nanoTime();
        }
        Duration passed = Duration.between(from, clock.instant());
        long outerTo = System.nanoTime();
        assertThat(passed.toNanos()).isBetween(innerTo - innerFrom, outerTo - outerFrom + 1);
    }

    @Test
    void isThePlayedTimeOfNowInAPlay() {
        WallClock wall = new WallClock(System.currentTimeMillis() - 3_600_000, 60);
        Clock clock = SteadyClock.start(wall);
        long before = wall.now();
        long read = clock.millis();
        assertThat(read).isBetween(before, wall.now());
    }
}
