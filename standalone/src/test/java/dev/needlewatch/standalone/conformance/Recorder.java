package dev.needlewatch.standalone.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records all that is published, as lines for {@code ./needlewatch replay}. */
final class Recorder implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<String, String> raised = new ConcurrentSkipListMap<>();
    private final Mqtt5AsyncClient client;

    Recorder(BrokerSettings broker) {
        client = MqttClients.mqtt5(broker, "recorder").buildAsync();
        client.connect().join();
        client.subscribeWith()
                .topicFilter("needling/v1/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(this::arrived)
                .send()
                .join();
    }

    private void arrived(Mqtt5Publish message) {
        String topic = message.getTopic().toString();
        lines.add(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("arrivedAt", System.currentTimeMillis())
                        .put("topic", topic)
                        .put("retained", message.isRetain())
                        .put(
                                "payload",
                                Base64.getEncoder().encodeToString(message.getPayloadAsBytes()))
                        .toString());
        if (topic.endsWith("/alarm-events")) {
            note(message.getPayloadAsBytes());
        }
    }

    private void note(byte[] payload) {
        try {
            JsonNode alarm = JSON.readTree(payload);
            raised.put(alarm.get("id").textValue(), alarm.get("code").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The codes of all alarms heard of, by id. */
    Map<String, String> raised() {
        return new TreeMap<>(raised);
    }

    @Override
    public void close() {
        client.disconnect().join();
    }
}
