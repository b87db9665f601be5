package dev.needlewatch.emulator.screen;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.emulator.publish.Answers;
import dev.needlewatch.emulator.publish.Recorder;
import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.limits.LimitsApplied;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.time.WallClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where managers of clinics publish limits of their own and take them back. Connects each time
 * anew. Thread-safe.
 */
public final class ManagersScreen {
    private static final Logger LOG = LoggerFactory.getLogger(ManagersScreen.class);

    private static final byte[] NOTHING = {};

    /** What the broker has kept of a system's word has come by then. */
    private static final Duration KEPT_WORD = Duration.ofMillis(500);

    /** A system that is there has said by then which limits are in force. */
    private static final Duration NEW_WORD = Duration.ofSeconds(3);

    private final BrokerSettings broker;
    private final WallClock clock;
    private final @Nullable Recorder recorder;

    /** The version in force in each clinic, by the system's word. */
    private final Map<String, String> inForce = new HashMap<>();

    /**
     * A screen.
     *
     * @param clock what a recording's times are read from
     * @param recorder takes down what is published; null for nobody
     */
    public ManagersScreen(BrokerSettings broker, WallClock clock, @Nullable Recorder recorder) {
        this.broker = broker;
        this.clock = clock;
        this.recorder = recorder;
    }

    /**
     * Publishes limits of the clinics' own, or takes back what a run before left, and waits until
     * the system says that they are in force: for three seconds, or half of one if it has never
     * spoken of clinics that have the defaults, since then it does not answer.
     *
     * @param own what is laid over the defaults; null for the defaults
     * @throws IllegalStateException if the broker does not answer within ten seconds
     */
    public void put(List<String> clinics, @Nullable ClinicLimits own) {
        connected(
                client -> {
                    Answers.await(
                            clinics.stream()
                                    .map(clinic -> TopicKind.LIMITS_APPLIED.filter(clinic))
                                    .map(
                                            filter ->
                                                    client.subscribeWith()
                                                            .topicFilter(filter)
                                                            .qos(MqttQos.AT_LEAST_ONCE)
                                                            .send())
                                    .toList(),
                            "hear which limits are in force");
                    publish(client, clinics, own == null ? NOTHING : SystemCodec.encode(own));
                    awaitInForce(clinics, own);
                });
    }

    /**
     * Takes the clinics' own limits back.
     *
     * @throws IllegalStateException if the broker does not answer within ten seconds
     */
    public void takeBack(List<String> clinics) {
        connected(client -> publish(client, clinics, NOTHING));
    }

    private void connected(Consumer<Mqtt5AsyncClient> then) {
        String id = "emulator-limits-" + UUID.randomUUID().toString().substring(0, 13);
        Mqtt5AsyncClient client = MqttClients.mqtt5(broker, id).buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, this::arrived);
        Answers.await(List.of(client.connect()), "connect to " + broker.uri());
        try {
            then.accept(client);
        } finally {
            var unused = client.disconnect();
        }
    }

    private void publish(Mqtt5AsyncClient client, List<String> clinics, byte[] payload) {
        Answers.await(
                clinics.stream()
                        .map(clinic -> Topic.of(clinic, TopicKind.LIMITS))
                        .map(
                                topic -> {
                                    if (recorder != null) {
                                        recorder.write(clock.now(), topic, payload);
                                    }
                                    return client.publishWith()
                                            .topic(topic.path())
                                            .qos(MqttQos.AT_LEAST_ONCE)
                                            .retain(topic.kind().retained())
                                            .payload(payload)
                                            .send();
                                })
                        .toList(),
                "publish the clinics' limits");
    }

    private synchronized void arrived(Mqtt5Publish message) {
        Topic topic = Topic.parse(message.getTopic().toString()).orElse(null);
        if (topic != null
                && SystemCodec.decode(topic, message.getPayloadAsBytes(), LimitsApplied.class)
                        instanceof Decoded.Valid<LimitsApplied> applied) {
            inForce.put(topic.clinic(), applied.message().version());
            notifyAll();
        }
    }

    private synchronized void awaitInForce(List<String> clinics, @Nullable ClinicLimits own) {
        String wanted = own == null ? LimitsTable.DEFAULTS.version() : own.version();
        long begin = System.nanoTime();
        try {
            while (!clinics.stream().allMatch(clinic -> wanted.equals(inForce.get(clinic)))) {
                boolean answers = own != null || clinics.stream().anyMatch(c -> other(c, wanted));
                Duration patience = answers ? NEW_WORD : KEPT_WORD;
                long left = patience.toMillis() - (System.nanoTime() - begin) / 1_000_000;
                if (left <= 0) {
                    if (answers) {
                        LOG.warn("nobody says that limits {} are in force", wanted);
                    }
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean other(String clinic, String wanted) {
        String version = inForce.get(clinic);
        return version != null && !version.equals(wanted);
    }
}
