package dev.needlewatch.emulator.load;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.time.Duration;

/**
 * What load is wanted.
 *
 * @param pens how many pens, each in a session of its own
 * @param rate readings of each pen a second
 * @param length how long
 * @param connections over which the pens are spread
 */
public record LoadSettings(
        BrokerSettings broker, int pens, int rate, Duration length, int connections) {
    public LoadSettings {
        if (pens < 1 || rate < 1 || rate > 1_000 || connections < 1) {
            throw new IllegalArgumentException(
                    "pens, rate (at most 1000) and connections must be at least 1");
        }
    }

    /** How many readings that makes in all. */
    public long readings() {
        return pens * length.toMillis() * rate / 1_000;
    }
}
