package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.source.MqttSourceSettings.BackOff;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Says how long to wait before the next attempt: doubling, bounded, never in step with others. Only
 * a connection that stood for the longest wait makes it begin anew, so that one which breaks as
 * soon as it stands is not tried at full speed for ever.
 */
final class BackOffWaits {
    private final BackOff settings;
    private final RandomGenerator random;
    private final LongSupplier nanoTime;
    private long nextMillis;
    private boolean connected;
    private long connectedAt;

    BackOffWaits(BackOff settings, RandomGenerator random, LongSupplier nanoTime) {
        this.settings = settings;
        this.random = random;
        this.nanoTime = nanoTime;
        nextMillis = settings.first().toMillis();
    }

    /** Between half of the wait that is due and all of it. */
    Duration next() {
        long millis = nextMillis;
        nextMillis = Math.min(millis * 2, settings.longest().toMillis());
        return Duration.ofMillis(Math.round(millis * (0.5 + random.nextDouble() / 2)));
    }

    /** A connection stands. */
    void connected() {
        connected = true;
        connectedAt = nanoTime.getAsLong();
    }

    /** The connection is over; true if it had stood long enough for a new beginning. */
    boolean lost() {
        boolean stood =
                connected && nanoTime.getAsLong() - connectedAt >= settings.longest().toNanos();
        connected = false;
        if (stood) {
            nextMillis = settings.first().toMillis();
        }
        return stood;
    }

    /** Makes the next wait the longest. */
    void calm() {
        nextMillis = settings.longest().toMillis();
    }
}
