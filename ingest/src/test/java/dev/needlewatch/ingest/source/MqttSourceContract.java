package dev.needlewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.testing.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the source promises, with any broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MqttSourceContract {
    static final Duration LONG = Duration.ofSeconds(30);

    /** Checkpoints when the test asks for them and, in effect, at no other time. */
    static final SourceJob.Options NO_PERIOD = SourceJob.Options.of(1, 3_600_000);

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    private TestBroker broker;
    final String run = "t" + UUID.randomUUID().toString().substring(0, 8);

    abstract TestBroker broker();

    @BeforeAll
    void startBroker() {
        broker = broker();
    }

    @AfterAll
    void stopBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    BrokerSettings settings() {
        return broker.settings();
    }

    MqttSourceBuilder source(String... filters) {
        return MqttSource.builder()
                .broker(broker.settings())
                .clientIdPrefix(run)
                .filters(List.of(filters))
                .backOff(Duration.ofMillis(20), Duration.ofMillis(200));
    }

    static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void emitsInOrderWhileCheckpointsGoOn(@InjectClusterClient ClusterClient<?> cluster)
            throws Exception {
        String topic = run + "/order";
        SourceJob job =
                SourceJob.start(cluster, topic, source(topic).build(), SourceJob.Options.of(1, 50));
        try (Publisher publisher = new Publisher(broker.settings())) {
            job.awaitReading(publisher, topic);
            publisher.numbers(topic, 0, 300);
            await().atMost(LONG).until(() -> job.payloads().contains("299"));
        }
        job.cancel();
        assertThat(job.payloads()).containsSubsequence(numbers(0, 300));
    }
}
