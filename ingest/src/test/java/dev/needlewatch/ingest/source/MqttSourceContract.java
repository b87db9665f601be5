package dev.needlewatch.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttVersion;
import dev.needlewatch.ingest.testing.TcpProxy;
import dev.needlewatch.ingest.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the source promises, with any broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MqttSourceContract {
    static final Duration LONG = Duration.ofSeconds(30);

    /**
     * Checkpoints when the test asks for them and at no other time; with a long interval Flink
     * takes one as soon as the job runs.
     */
    static final SourceJob.Options NO_PERIOD = SourceJob.Options.of(1, 0);

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

    @Test
    void losesNothingWhenTheConnectionIsCut(@InjectClusterClient ClusterClient<?> cluster)
            throws Exception {
        String topic = run + "/cut";
        try (TcpProxy proxy = new TcpProxy(broker.settings().port());
                Publisher publisher = new Publisher(broker.settings())) {
            MqttSource source = source(topic).broker(through(proxy)).build();
            SourceJob job = SourceJob.start(cluster, topic, source, SourceJob.Options.of(1, 50));
            job.awaitReading(publisher, topic);
            Random random = new Random(20_261_124);
            for (int i = 0; i < 1_000; i++) {
                publisher.publish(topic, 1, Integer.toString(i));
                if (random.nextInt(100) == 0) {
                    proxy.cut();
                }
            }
            await().atMost(LONG).until(() -> job.payloads().containsAll(numbers(0, 1_000)));
            job.cancel();
            assertThat(new LinkedHashSet<>(job.payloads())).containsSubsequence(numbers(0, 1_000));
        }
    }

    @Test
    void losesNothingOverRescalesWithSavepoints(
            @InjectClusterClient ClusterClient<?> cluster, @TempDir Path savepoints)
            throws Exception {
        String left = run + "/left";
        String right = run + "/right";
        MqttSource source = source(left, right).build();
        try (Publisher publisher = new Publisher(broker.settings())) {
            String savepoint = null;
            int next = 0;
            for (int parallelism : new int[] {1, 2, 1}) {
                SourceJob job =
                        SourceJob.start(
                                cluster,
                                "rescale" + run,
                                source,
                                SourceJob.Options.of(parallelism, 50).from(savepoint));
                if (savepoint == null) {
                    job.awaitReading(publisher, left);
                    publisher.publish(right, 1, "ready on the right");
                    await().atMost(LONG).until(() -> job.payloads().contains("ready on the right"));
                }
                publisher.numbers(left, next, next + 50);
                publisher.numbers(right, next + 50, next + 100);
                List<String> expected = numbers(0, next + 50);
                await().atMost(LONG).until(() -> job.payloads().containsAll(expected));
                savepoint = job.stopWithSavepoint(savepoints.toUri().toString());
                next += 100;
                // Nobody reads: the broker keeps these for the next parallelism.
                publisher.numbers(left, next, next + 20);
                next += 20;
            }
            SourceJob last =
                    SourceJob.start(
                            cluster,
                            "rescale" + run,
                            source,
                            SourceJob.Options.of(3, 50).from(savepoint));
            List<String> all = numbers(0, next);
            await().atMost(LONG).until(() -> last.payloads().containsAll(all));
            last.cancel();
        }
    }

    @Test
    void restartsFromAFailureWithoutLoss(@InjectClusterClient ClusterClient<?> cluster)
            throws Exception {
        String topic = run + "/failure";
        SourceJob job =
                SourceJob.start(
                        cluster,
                        topic,
                        source(topic).build(),
                        SourceJob.Options.of(1, 50).failingOn("fail", 3));
        try (Publisher publisher = new Publisher(broker.settings())) {
            job.awaitReading(publisher, topic);
            publisher.numbers(topic, 0, 100);
            publisher.publish(topic, 1, "fail");
            publisher.numbers(topic, 100, 200);
            await().atMost(LONG).until(() -> job.payloads().containsAll(numbers(0, 200)));
        }
        assertThat(job.payloads().stream().filter("fail"::equals)).hasSize(4);
        job.cancel();
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void readsWithEveryVersionWhatIsRetainedAndWhatIsQos0(
            MqttVersion version, @InjectClusterClient ClusterClient<?> cluster) throws Exception {
        String topic = run + "/" + version;
        SourceJob job;
        try (Publisher publisher = new Publisher(broker.settings())) {
            publisher.retain(topic, "kept");
            job =
                    SourceJob.start(
                            cluster,
                            topic,
                            source(topic).version(version).build(),
                            SourceJob.Options.of(1, 50));
            await().atMost(LONG).until(() -> job.payloads().contains("kept"));
            publisher.publish(topic, 0, "zero");
            publisher.publish(topic, 2, "two");
            await().atMost(LONG).until(() -> job.payloads().containsAll(List.of("zero", "two")));
        }
        job.cancel();
        assertThat(job.received().get(0))
                .satisfies(
                        kept -> {
                            assertThat(kept.retained()).isTrue();
                            assertThat(kept.topic()).isEqualTo(topic);
                            assertThat(kept.properties())
                                    .isEqualTo(
                                            version == MqttVersion.MQTT_5
                                                    ? List.of("origin", "test")
                                                    : List.of());
                        });
        assertThat(job.received())
                .filteredOn(m -> new String(m.payload(), UTF_8).equals("zero"))
                .singleElement()
                .satisfies(m -> assertThat(m.qos()).isZero());
    }

    @Test
    void waitsForABrokerThatIsAway(@InjectClusterClient ClusterClient<?> cluster) throws Exception {
        String topic = run + "/away";
        try (TcpProxy proxy = new TcpProxy(broker.settings().port());
                Publisher publisher = new Publisher(broker.settings())) {
            proxy.refuse(true);
            MqttSource source = source(topic).broker(through(proxy)).build();
            SourceJob job = SourceJob.start(cluster, topic, source, SourceJob.Options.of(1, 50));
            await().atMost(LONG).until(() -> proxy.refused() > 5);
            assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
            proxy.refuse(false);
            job.awaitReading(publisher, topic);
            job.cancel();
        }
    }

    /** Of two hundred messages fifty come, and the others when checkpoints complete. */
    static void stopsAtTheWindow(SourceJob job, Publisher publisher, String topic)
            throws Exception {
        job.awaitReading(publisher, topic);
        publisher.publish(topic, 1, "the last before");
        await().atMost(LONG).until(() -> job.payloads().contains("the last before"));
        job.checkpoint();
        int before = job.received().size();
        publisher.numbers(topic, 0, 200);
        await().atMost(LONG).until(() -> job.received().size() >= before + 50);
        await().during(Duration.ofMillis(500))
                .atMost(LONG)
                .untilAsserted(() -> assertThat(job.received()).hasSize(before + 50));
        await().atMost(LONG)
                .until(
                        () -> {
                            job.checkpoint();
                            return job.payloads().contains("199");
                        });
        assertThat(job.payloads()).containsSubsequence(numbers(0, 200));
        job.cancel();
    }

    static BrokerSettings through(TcpProxy proxy) {
        return BrokerSettings.parse("tcp://127.0.0.1:" + proxy.port());
    }
}
