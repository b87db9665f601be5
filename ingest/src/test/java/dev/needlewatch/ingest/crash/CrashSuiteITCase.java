package dev.needlewatch.ingest.crash;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.needlewatch.ingest.testing.EmbeddedBroker;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The long proof. A seed that failed is run again by {@code -Dcrash.first=SEED -Dcrash.seeds=1}.
 */
@Tag("slow")
class CrashSuiteITCase {
    private static final int MESSAGES = Integer.getInteger("crash.messages", 1_000_000);

    /** HiveMQ CE sends in bursts from checkpoint to checkpoint, and cannot be restarted. */
    private static final int EMBEDDED_MESSAGES = Integer.getInteger("crash.messages", 200_000);

    static LongStream seeds() {
        return seeds(20);
    }

    static LongStream embeddedSeeds() {
        return seeds(5);
    }

    private static LongStream seeds(int unlessTold) {
        long first = Long.getLong("crash.first", 1);
        return LongStream.range(first, first + Integer.getInteger("crash.seeds", unlessTold));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void holdsOnMosquitto(long seed) throws Exception {
        assumeThat(MosquittoBroker.program())
                .as("Mosquitto is not installed (Debian: apt-get install mosquitto)")
                .isPresent();
        try (TestBroker broker = MosquittoBroker.started()) {
            new CrashProof(seed, MESSAGES, 12_000, 16).holds(broker);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("embeddedSeeds")
    void holdsOnTheEmbeddedBroker(long seed) throws Exception {
        try (TestBroker broker = EmbeddedBroker.started()) {
            new CrashProof(seed, EMBEDDED_MESSAGES, 4_000, 10).holds(broker);
        }
    }
}
