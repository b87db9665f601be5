package dev.needlewatch.ingest.source.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.mqtt.MqttVersion;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.MqttSourceBuilder;
import dev.needlewatch.ingest.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the source promises of a filter shared among three sessions, with any broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedSubscriptionContract {
    static final Duration LONG = Duration.ofSeconds(30);
    static final int MEMBERS = 3;

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    private TestBroker broker;
    private Mqtt5BlockingClient publisher;
    private final List<SharedJob> jobs = new ArrayList<>();
    private String run;

    /** Starts the broker of the class. */
    protected abstract TestBroker broker();

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

    /** Each test has a topic and sessions of its own, and these are there before messages. */
    @BeforeEach
    void beginSessions() {
        run = "shared" + UUID.randomUUID().toString().substring(0, 8);
        new KeptSessions(shared(MEMBERS).settings()).begin();
        publisher = MqttClients.mqtt5(broker.settings(), "publisher-" + run).buildBlocking();
        publisher.connect();
    }

    @AfterEach
    void endJobsAndSessions() throws Exception {
        for (SharedJob job : jobs) {
            job.cancel();
        }
        jobs.clear();
        publisher.disconnect();
        new KeptSessions(shared(MEMBERS).settings()).end();
    }

    MqttSource shared(int members) {
        return shared(members, MqttVersion.MQTT_5);
    }

    MqttSource shared(int members, MqttVersion version) {
        return builder(members).version(version).build();
    }

    MqttSourceBuilder builder(int members) {
        return MqttSource.builder()
                .broker(broker.settings())
                .clientIdPrefix(run)
                .filters(List.of(run + "/#"))
                .share("group", members)
                .backOff(Duration.ofMillis(20), Duration.ofMillis(200));
    }

    /** Starts a job that ends with the test at the latest. */
    SharedJob start(MqttSource source, SharedJob.Options how) throws Exception {
        SharedJob job = SharedJob.start(source, how);
        jobs.add(job);
        return job;
    }

    void publish(int from, int to) {
        for (String number : numbers(from, to)) {
            publisher
                    .publishWith()
                    .topic(run + "/pen")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(number.getBytes(UTF_8))
                    .send();
        }
    }

    static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private static List<String> read(SharedJob... jobs) {
        return Stream.of(jobs).flatMap(job -> job.payloads().stream()).toList();
    }

    static void awaitAll(SharedJob job, Collection<String> expected) {
        await().atMost(LONG).untilAsserted(() -> assertThat(job.payloads()).containsAll(expected));
    }

    /** Whoever gets them: how a group's messages are shared out is the broker's affair. */
    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void everyMessageComes(MqttVersion version) throws Exception {
        SharedJob job = start(shared(MEMBERS, version), SharedJob.Options.of(2));
        publish(0, 300);
        awaitAll(job, numbers(0, 300));
    }

    @Test
    void nothingIsLostWhenTheJobIsRescaledAndCancelled(@TempDir Path savepoints) throws Exception {
        SharedJob two = start(shared(MEMBERS), SharedJob.Options.of(2));
        publish(0, 200);
        awaitAll(two, numbers(0, 200));
        String savepoint = two.stopWithSavepoint(savepoints.toUri().toString());
        publish(200, 300); // nobody reads
        SharedJob three = start(shared(MEMBERS), SharedJob.Options.of(3).from(savepoint));
        awaitAll(three, numbers(200, 300));
        publish(300, 500);
        three.cancel(); // with some of these emitted, and some of those acknowledged
        publish(500, 600);
        SharedJob one = start(shared(MEMBERS), SharedJob.Options.of(1));
        publish(600, 700);
        await().atMost(LONG).until(() -> read(three, one).containsAll(numbers(200, 700)));
        one.cancel();
    }

    /** Published before, since HiveMQ sends nothing new while anything is unacknowledged. */
    @Test
    void whatNoCheckpointCoveredComesAgain() throws Exception {
        publish(0, 90);
        SharedJob first = start(shared(MEMBERS), SharedJob.Options.withoutCheckpoints(2));
        awaitAll(first, numbers(0, 90));
        first.cancel();
        SharedJob second = start(shared(MEMBERS), SharedJob.Options.of(3));
        awaitAll(second, numbers(0, 90));
    }
}
