package dev.needlewatch.ingest.crash;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import org.junit.jupiter.api.Test;

class CrashITCase {
    @Test
    void everyNumberArrivesAndIsInTheStateOnceWhileEverythingBreaks() throws Exception {
        assumeThat(MosquittoBroker.program())
                .as("Mosquitto is not installed (Debian: apt-get install mosquitto)")
                .isPresent();
        try (TestBroker broker = MosquittoBroker.started()) {
            new CrashProof(Long.getLong("crash.seed", 1), 50_000, 2_500, 6).holds(broker);
        }
    }
}
