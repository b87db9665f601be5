package dev.needlewatch.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.util.UUID;

/** Publishes to a test's broker and waits until the broker has it. */
final class Publisher implements AutoCloseable {
    private final Mqtt5BlockingClient client;

    Publisher(BrokerSettings broker) {
        client = MqttClients.mqtt5(broker, "publisher-" + UUID.randomUUID()).buildBlocking();
        client.connect();
    }

    void publish(String topic, int qos, String payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.fromCode(qos))
                .payload(payload.getBytes(UTF_8))
                .send();
    }

    void retain(String topic, String payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(payload.getBytes(UTF_8))
                .userProperties()
                .add("origin", "test")
                .applyUserProperties()
                .send();
    }

    /** Publishes the numbers from (inclusive) to (exclusive), QoS 1. */
    void numbers(String topic, int from, int to) {
        for (int i = from; i < to; i++) {
            publish(topic, 1, Integer.toString(i));
        }
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
