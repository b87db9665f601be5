package dev.needlewatch.ingest.source.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5RxClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.MqttSourceBuilder;
import dev.needlewatch.ingest.testing.EmbeddedBroker;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import io.reactivex.Flowable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A subscription that is answered with everything the broker has kept. Mosquitto 2.0.11 overruns
 * the window with a backlog that long, so its connections break again and again: checkpoints a
 * second apart, as in production, must get on all the same.
 */
class RetainedITCase {
    private static final int WINDOW = 65_535;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long SECOND = 1_000_000_000L;

    @Test
    void tenThousandRetainedMessagesComeFromTheEmbeddedBroker() {
        try (TestBroker broker = EmbeddedBroker.started()) {
            allCome(broker, 10_000);
        }
    }

    @Test
    void aHundredThousandRetainedMessagesComeThroughTheWindow() {
        comeFromMosquitto(100_000);
    }

    @Test
    @Tag("slow")
    void aMillionRetainedMessagesComeThroughTheWindow() {
        comeFromMosquitto(1_000_000);
    }

    @Test
    void aKeptSessionHasThemOnce() {
        assertThat(retainedOverTwoConnections(false)).containsExactly(1, 0);
    }

    @Test
    void aKeptSessionThatAsksHasThemWithEachConnection() {
        assertThat(retainedOverTwoConnections(true)).containsExactly(1, 1);
    }

    /** How many come with the first connection of a session, and with the second. */
    private static List<Integer> retainedOverTwoConnections(boolean anew) {
        try (TestBroker broker = EmbeddedBroker.started()) {
            retain(broker.settings(), 1);
            MqttSourceBuilder source =
                    MqttSource.builder()
                            .broker(broker.settings())
                            .clientIdPrefix("retained")
                            .filters(List.of("kept/#"));
            if (anew) {
                source.retainedAnew();
            }
            return List.of(retainedUntil(source, broker, "a"), retainedUntil(source, broker, "b"));
        }
    }

    /** How many retained messages come before what is published once it is connected. */
    private static int retainedUntil(MqttSourceBuilder source, TestBroker broker, String last) {
        try (RunningReader reader = new RunningReader(source)) {
            await().atMost(SOON).until(() -> reader.metrics.gauge("connected").equals(1));
            publish(broker.settings(), "kept/" + last);
            List<MqttMessage> taken = new ArrayList<>();
            await().atMost(SOON)
                    .until(
                            () -> {
                                taken.addAll(reader.poll());
                                reader.checkpoint(); // the embedded broker waits for it
                                return taken.stream().anyMatch(m -> m.topic().endsWith(last));
                            });
            return (int) taken.stream().filter(MqttMessage::retained).count();
        }
    }

    private static void comeFromMosquitto(int messages) {
        assumeThat(MosquittoBroker.program())
                .as("Mosquitto is not installed (Debian: apt-get install mosquitto)")
                .isPresent();
        try (TestBroker broker = MosquittoBroker.started()) {
            allCome(broker, messages);
        }
    }

    private static void allCome(TestBroker broker, int messages) {
        retain(broker.settings(), messages);
        try (RunningReader reader =
                new RunningReader(
                        MqttSource.builder()
                                .broker(broker.settings())
                                .clientIdPrefix("retained")
                                .filters(List.of("kept/#")))) {
            Set<String> topics = new HashSet<>();
            long[] checkpoint = {System.nanoTime()};
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> {
                                List<MqttMessage> taken = reader.poll();
                                assertThat((int) reader.metrics.gauge("unacknowledged"))
                                        .isLessThanOrEqualTo(WINDOW);
                                assertThat(taken).allMatch(MqttMessage::retained);
                                taken.forEach(message -> topics.add(message.topic()));
                                if (System.nanoTime() - checkpoint[0] >= SECOND) {
                                    checkpoint[0] = System.nanoTime();
                                    reader.checkpoint();
                                }
                                return topics.size() == messages;
                            });
            System.out.printf(
                    "%d retained messages: %d emitted, %d known again, %d reconnects%n",
                    messages,
                    reader.metrics.count("numRecordsIn"),
                    reader.metrics.count("redelivered"),
                    reader.metrics.count("reconnects"));
        }
    }

    private static void publish(BrokerSettings broker, String topic) {
        Mqtt5BlockingClient client = MqttClients.mqtt5(broker, "publisher").buildBlocking();
        client.connect();
        client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).send();
        client.disconnect();
    }

    private static void retain(BrokerSettings broker, int messages) {
        Mqtt5RxClient client = MqttClients.mqtt5(broker, "keeper").buildRx();
        client.connect().ignoreElement().blockingAwait();
        client.publish(
                        Flowable.range(0, messages)
                                .map(
                                        i ->
                                                Mqtt5Publish.builder()
                                                        .topic("kept/" + i % 1_000 + "/" + i)
                                                        .qos(MqttQos.AT_LEAST_ONCE)
                                                        .retain(true)
                                                        .payload(new byte[100])
                                                        .build()))
                .doOnNext(
                        result ->
                                result.getError()
                                        .ifPresent(
                                                e -> {
                                                    throw new IllegalStateException(e);
                                                }))
                .ignoreElements()
                .blockingAwait();
        client.disconnect().blockingAwait();
    }
}
