package dev.needlewatch.ingest.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.needlewatch.ingest.source.MqttSourceBuilder;
import dev.needlewatch.ingest.testing.FlinkCluster;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The proof sees what it is to see: a loss as a loss, a repetition as a repetition. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashProofITCase {
    /** In effect, none: a killed job begins again with nothing. */
    private static final Duration NO_CHECKPOINTS = Duration.ofHours(1);

    private TestBroker broker;
    private FlinkCluster cluster;

    @BeforeAll
    void start() {
        assumeThat(MosquittoBroker.program())
                .as("Mosquitto is not installed (Debian: apt-get install mosquitto)")
                .isPresent();
        broker = MosquittoBroker.started();
        cluster = FlinkCluster.started(1, 2);
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void whatNoCheckpointCoversComesAgainAfterAKill() throws Exception {
        Findings findings =
                killed(CrashRun.Options.of(broker, Load.of("kept", 500), NO_CHECKPOINTS));
        assertThat(findings.wronglyCounted()).isEmpty();
        assertThat(findings.acceptedAgain()).isGreaterThanOrEqualTo(500);
    }

    @Test
    void aSourceThatAcknowledgesAtOnceIsSeenToLoseEverything() throws Exception {
        Findings findings =
                killed(
                        CrashRun.Options.of(broker, Load.of("lost", 500), NO_CHECKPOINTS)
                                .with(MqttSourceBuilder::keptInProcess));
        assertThat(findings.missing()).isEmpty(); // the killed TaskManager had said them
        assertThat(findings.wronglyCounted())
                .hasSize(500)
                .allSatisfy(wrong -> assertThat(wrong).endsWith(": 0 times"));
    }

    private Findings killed(CrashRun.Options options) throws Exception {
        try (CrashRun run = CrashRun.started(cluster, options)) {
            run.publisher().publish(1, options.load().last(), 10_000);
            run.awaitArrived(options.load().last());
            cluster.killTaskManager(0);
            cluster.startTaskManager();
            return finished(run, options.load());
        }
    }

    @Test
    void copiesAreDropped() throws Exception {
        Findings findings =
                twice(CrashRun.Options.of(broker, Load.of("once", 500), NO_CHECKPOINTS));
        assertThat(findings.wronglyCounted()).isEmpty();
        assertThat(findings.dropped()).isGreaterThanOrEqualTo(500);
    }

    @Test
    void aJobThatDropsNoCopiesIsSeenToRepeat() throws Exception {
        Findings findings =
                twice(
                        CrashRun.Options.of(broker, Load.of("twice", 500), NO_CHECKPOINTS)
                                .withoutDeduplication());
        assertThat(findings.wronglyCounted())
                .hasSize(500)
                .allSatisfy(wrong -> assertThat(wrong).endsWith(": 2 times"));
    }

    private Findings twice(CrashRun.Options options) throws Exception {
        try (CrashRun run = CrashRun.started(cluster, options)) {
            run.publisher().publish(1, options.load().last(), 10_000);
            run.publisher().publish(1, options.load().last(), 10_000);
            return finished(run, options.load());
        }
    }

    /** What the broker sends again after a cut is recognised by the source itself. */
    @Test
    void aCutRepeatsNothingEvenIfNobodyDropsCopies() throws Exception {
        CrashRun.Options options =
                CrashRun.Options.of(broker, Load.of("cut", 500), NO_CHECKPOINTS)
                        .withoutDeduplication();
        try (CrashRun run = CrashRun.started(cluster, options)) {
            run.publisher().publish(1, options.load().last(), 10_000);
            run.awaitArrived(options.load().last());
            run.proxy().cut();
            assertThat(finished(run, options.load()).wronglyCounted()).isEmpty();
        }
    }

    private static Findings finished(CrashRun run, Load load) throws Exception {
        run.publisher().everyTopic(load.end());
        run.awaitArrived(load.end());
        return run.drain();
    }
}
