package dev.needlewatch.streamjobs.sink.influx;

import java.io.Serializable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from {@code first} to {@code most}, each time
 * between half and all of it by chance, so that many writers do not come back at once.
 */
record Backoff(Duration first, Duration most) implements Serializable {

    /**
     * The wait after an attempt that failed.
     *
     * @param failures failed attempts so far, from 1
     */
    Duration after(int failures, RandomGenerator random) {
        long full = first.toMillis();
        for (int i = 1; i < failures && full < most.toMillis(); i++) {
            full *= 2;
        }
        full = Math.min(full, most.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
