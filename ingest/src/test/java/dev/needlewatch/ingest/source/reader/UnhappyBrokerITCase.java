package dev.needlewatch.ingest.source.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.Delivery;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.mqtt.MqttConnection;
import dev.needlewatch.ingest.mqtt.MqttVersion;
import dev.needlewatch.ingest.mqtt.SessionSettings;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.MqttSourceBuilder;
import dev.needlewatch.ingest.testing.EmbeddedBroker;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.RawBroker;
import dev.needlewatch.ingest.testing.TcpProxy;
import dev.needlewatch.ingest.testing.TestBroker;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What brokers and networks do to a reader that goes on all the same. */
class UnhappyBrokerITCase {
    /** The brokers there are. */
    enum Kind {
        EMBEDDED,
        MOSQUITTO;

        TestBroker start() {
            if (this == EMBEDDED) {
                return EmbeddedBroker.started();
            }
            assumeThat(MosquittoBroker.program())
                    .as("Mosquitto is not installed (Debian: apt-get install mosquitto)")
                    .isPresent();
            return MosquittoBroker.started();
        }
    }

    private static MqttSourceBuilder settings(BrokerSettings broker) {
        return MqttSource.builder()
                .broker(broker)
                .clientIdPrefix("unhappy")
                .filters(List.of("a/#"))
                .backOff(Duration.ofMillis(20), Duration.ofMillis(200));
    }

    private static Mqtt5BlockingClient client(BrokerSettings broker, String id) {
        return MqttClients.mqtt5(broker, id).buildBlocking();
    }

    private static void publish(BrokerSettings broker, String topic, byte[] payload) {
        Mqtt5BlockingClient client = client(broker, "publisher-" + UUID.randomUUID());
        client.connect();
        client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(payload).send();
        client.disconnect();
    }

    private static void publish(BrokerSettings broker, String topic, String payload) {
        publish(broker, topic, payload.getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void aBrokerThatTakesConnectionsAndNeverAnswersIsTriedAgain(MqttVersion version) {
        try (RawBroker broker = new RawBroker()) {
            broker.silent(true);
            try (RunningReader reader =
                    new RunningReader(
                            settings(broker.settings())
                                    .version(version)
                                    .connectTimeout(Duration.ofMillis(300)))) {
                await().until(() -> broker.connections() >= 4);
                assertThat(reader.connected()).isFalse();
                if (version == MqttVersion.MQTT_3_1_1) { // what the raw broker speaks
                    broker.silent(false);
                    broker.sends("a/b", "at last");
                    await().until(() -> reader.received("at last"));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aConnectionOnWhichNothingMovesIsReplaced(Kind kind) {
        try (TestBroker broker = kind.start();
                TcpProxy proxy = new TcpProxy(broker.settings().port());
                RunningReader reader =
                        new RunningReader(
                                settings(BrokerSettings.parse("tcp://127.0.0.1:" + proxy.port()))
                                        .connectTimeout(Duration.ofSeconds(1))
                                        .keepAlive(Duration.ofSeconds(1)))) {
            await().until(reader::connected);
            proxy.freeze(true);
            publish(broker.settings(), "a/b", "into the ice");
            await().until(() -> !reader.connected());
            proxy.freeze(false);
            await().until(() -> reader.received("into the ice"));
            await().until(() -> reader.metrics.count("reconnects") == 1);
            assertThat(reader.metrics.count("sessionsLost")).isZero();
        }
    }

    /** The client library would keep each until the session would have expired. */
    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void aConnectionThatIsOverLeavesNothingBehind(MqttVersion version) {
        try (TestBroker broker = Kind.EMBEDDED.start();
                TcpProxy proxy = new TcpProxy(broker.settings().port())) {
            WeakReference<Delivery> message = messageOnAConnectionThatIsCut(broker, proxy, version);
            await().until(
                            () -> {
                                System.gc();
                                return message.refersTo(null);
                            });
            await().until(
                            () ->
                                    Thread.getAllStackTraces().keySet().stream()
                                            .noneMatch(t -> t.getName().equals("mqtt-leak")));
        }
    }

    private static WeakReference<Delivery> messageOnAConnectionThatIsCut(
            TestBroker broker, TcpProxy proxy, MqttVersion version) {
        SessionSettings settings =
                settings(BrokerSettings.parse("tcp://127.0.0.1:" + proxy.port()))
                        .version(version)
                        .build()
                        .settings()
                        .session();
        CompletableFuture<Delivery> arrived = new CompletableFuture<>();
        CompletableFuture<Throwable> lost = new CompletableFuture<>();
        MqttConnection connection =
                MqttClients.connector()
                        .open(
                                settings,
                                "leak",
                                new MqttConnection.Listener() {
                                    @Override
                                    public void arrived(Delivery delivery) {
                                        arrived.complete(delivery);
                                    }

                                    @Override
                                    public void lost(Throwable cause) {
                                        lost.complete(cause);
                                    }
                                });
        connection.connect().join();
        connection.subscribe("a/#", 1).join();
        publish(broker.settings(), "a/b", "kept by nobody");
        WeakReference<Delivery> message = new WeakReference<>(arrived.join());
        proxy.cut();
        lost.join();
        connection.disconnect().join();
        return message;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aSessionTakenOverIsTakenBackWithoutLoss(Kind kind) {
        try (TestBroker broker = kind.start();
                RunningReader reader = new RunningReader(settings(broker.settings()))) {
            await().until(reader::connected);
            String id = reader.settings.clientId(reader.settings.splits().get(0));
            Mqtt5BlockingClient thief = client(broker.settings(), id);
            thief.connectWith().cleanStart(false).sessionExpiryInterval(3_600).send();
            await().until(() -> reader.metrics.count("reconnects") >= 1);
            publish(broker.settings(), "a/b", "still ours");
            await().until(() -> reader.received("still ours"));
            await().until(() -> !thief.getState().isConnected());
            assertThat(reader.metrics.count("sessionsLost")).isZero();
        }
    }

    @Test
    void aBrokerThatForgotTheSessionIsSaidAndCountedAndReadOn() {
        try (TestBroker broker = Kind.EMBEDDED.start();
                RunningReader reader = new RunningReader(settings(broker.settings()))) {
            await().until(reader::connected);
            publish(broker.settings(), "a/b", "before");
            await().until(() -> reader.received("before"));
            broker.stop();
            broker.start();
            await().until(() -> reader.metrics.count("reconnects") == 1 && reader.connected());
            assertThat(reader.metrics.count("sessionsLost")).isEqualTo(1);
            reader.checkpoint();
            publish(broker.settings(), "a/b", "after");
            await().until(() -> reader.received("after"));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void packetsAboveTheMaximumAreLeftOutByTheBrokerAndNothingElseIs(Kind kind) {
        try (TestBroker broker = kind.start();
                RunningReader reader =
                        new RunningReader(settings(broker.settings()).maximumPacketSize(2_000))) {
            await().until(reader::connected);
            publish(broker.settings(), "a/b", new byte[5_000]);
            publish(broker.settings(), "a/b", "small");
            await().until(() -> reader.received("small"));
            assertThat(reader.metrics.count("numRecordsIn")).isEqualTo(1);
            assertThat(reader.metrics.count("reconnects")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void tenMegabytesAreOneMessage(Kind kind) {
        byte[] large = new byte[10_000_000];
        large[large.length - 1] = 7;
        try (TestBroker broker = kind.start();
                RunningReader reader = new RunningReader(settings(broker.settings()))) {
            await().until(reader::connected);
            publish(broker.settings(), "a/b", large);
            await().untilAsserted(
                            () ->
                                    assertThat(reader.poll())
                                            .anySatisfy(
                                                    m -> assertThat(m.payload()).isEqualTo(large)));
        }
    }

    /** The client library cuts the connection; the message stays where it is, at the broker. */
    @Test
    void aTopicWithANullByteStopsNothingButItself() {
        try (RawBroker broker = new RawBroker()) {
            broker.sends("a/\0", "poison");
            try (RunningReader reader =
                    new RunningReader(
                            settings(broker.settings()).version(MqttVersion.MQTT_3_1_1))) {
                await().until(() -> broker.connections() >= 4);
                assertThat(reader.poll()).isEmpty();
                broker.sends("a/b", "wholesome");
                await().until(() -> reader.received("wholesome"));
            }
        }
    }
}
