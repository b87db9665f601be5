package dev.needlewatch.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.testing.FreePorts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that does not keep up costs its oldest messages, counted; nobody else's. */
class QueueBoundITCase {
    private static final int BOUND = 500;
    private static final int TOO_MANY = 30;

    @Test
    void beyondTheBoundTheOldestGoesAndIsCounted(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, FreePorts.next(), BOUND)) {
            Mqtt5BlockingClient reader =
                    MqttClients.mqtt5(broker.settings(), "a-reader").buildBlocking();
            connectKept(reader);
            reader.subscribeWith().topicFilter("t").qos(MqttQos.AT_LEAST_ONCE).send();
            reader.disconnect();

            publish(broker, BOUND + TOO_MANY);

            assertThat(broker.dropped()).isEqualTo(TOO_MANY);
            try (Mqtt5Publishes publishes = reader.publishes(MqttGlobalPublishFilter.ALL)) {
                connectKept(reader);
                assertThat(received(publishes))
                        .isEqualTo(IntStream.range(TOO_MANY, BOUND + TOO_MANY).boxed().toList());
            }
            reader.disconnect();
        }
    }

    @Test
    void aQuarterOfTheHeapIsForWhatWaits() {
        assertThat(QueueBound.ofHeap(1L << 30)).isEqualTo(131_072);
        assertThat(QueueBound.ofHeap(1L << 20)).isEqualTo(10_000);
        assertThat(QueueBound.ofHeap(1L << 40)).isEqualTo(1_000_000);
    }

    private static void connectKept(Mqtt5BlockingClient reader) {
        reader.connectWith().cleanStart(false).noSessionExpiry().send();
    }

    private static void publish(EmbeddedBroker broker, int count) {
        Mqtt5BlockingClient pen = MqttClients.mqtt5(broker.settings(), "a-pen").buildBlocking();
        pen.connect();
        for (int i = 0; i < count; i++) {
            pen.publishWith()
                    .topic("t")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(Integer.toString(i).getBytes(StandardCharsets.UTF_8))
                    .send();
        }
        pen.disconnect();
    }

    private static List<Integer> received(Mqtt5Publishes publishes) throws InterruptedException {
        List<Integer> numbers = new ArrayList<>();
        while (numbers.size() < BOUND) {
            Mqtt5Publish next = publishes.receive(10, TimeUnit.SECONDS).orElseThrow();
            numbers.add(
                    Integer.parseInt(new String(next.getPayloadAsBytes(), StandardCharsets.UTF_8)));
        }
        return numbers;
    }
}
