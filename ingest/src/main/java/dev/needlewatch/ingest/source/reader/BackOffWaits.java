package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.source.MqttSourceSettings.BackOff;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Says how long to wait before the next attempt: doubling, bounded, never in step with others. */
final class BackOffWaits {
    private final BackOff settings;
    private final RandomGenerator random;
    private long nextMillis;

    BackOffWaits(BackOff settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        nextMillis = settings.first().toMillis();
    }

    /** Between half of the wait that is due and all of it. */
    Duration next() {
        long millis = nextMillis;
        nextMillis = Math.min(millis * 2, settings.longest().toMillis());
        return Duration.ofMillis(Math.round(millis * (0.5 + random.nextDouble() / 2)));
    }

    void reset() {
        nextMillis = settings.first().toMillis();
    }

    /** Makes the next wait the longest. */
    void calm() {
        nextMillis = settings.longest().toMillis();
    }
}
