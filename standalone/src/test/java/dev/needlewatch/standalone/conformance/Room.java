package dev.needlewatch.standalone.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The broker as pens and screens see it: publishes, and hears what all clinics are told. */
final class Room implements AutoCloseable {
    private static final String ROOT = "needling/v1/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Heard> heard = new ConcurrentHashMap<>();
    private final Mqtt5AsyncClient client;

    Room(BrokerSettings broker) {
        client = MqttClients.mqtt5(broker, "conformance").buildAsync();
        client.connect().join();
        listenTo("alarm-events");
        listenTo("rejected");
        listenTo("monitoring");
        listenTo("limits/applied");
        listenTo("pens/+/command");
    }

    private void listenTo(String topic) {
        client.subscribeWith()
                .topicFilter(ROOT + "+/" + topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(this::arrived)
                .send()
                .join();
    }

    private void arrived(Mqtt5Publish message) {
        try {
            String[] topic = message.getTopic().toString().substring(ROOT.length()).split("/", 2);
            heard(topic[0], topic[1]).arrived(JSON.readTree(message.getPayloadAsBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a clinic was told on a topic. */
    Heard heard(String clinic, String topic) {
        return heard.computeIfAbsent(clinic + "/" + topic, unknown -> new Heard());
    }

    /** Publishes below the contract's root; returns when the broker has it. */
    void publish(String topic, String payload, boolean retain) {
        client.publishWith()
                .topic(ROOT + topic)
                .payload(Play.utf8(payload))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .send()
                .join();
    }

    @Override
    public void close() {
        client.disconnect().join();
    }
}
