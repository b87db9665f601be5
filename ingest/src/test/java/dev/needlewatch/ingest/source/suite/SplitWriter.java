package dev.needlewatch.ingest.source.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttSourceSettings;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.connector.testframe.external.ExternalSystemSplitDataWriter;

/**
 * Writes to the topic of one split, QoS 1. A broker keeps messages only for sessions that have
 * subscribed, so the split's session comes first, and goes in the end.
 */
final class SplitWriter implements ExternalSystemSplitDataWriter<MqttMessage> {
    private final KeptSessions sessions;
    private final Mqtt5BlockingClient client;
    private final Consumer<String> last;

    /**
     * Makes the session and connects.
     *
     * @param settings those of a source that has just this split
     * @param last hears of the last payload of all written
     */
    SplitWriter(MqttSourceSettings settings, Consumer<String> last) {
        this.last = last;
        sessions = new KeptSessions(settings);
        sessions.begin();
        client =
                MqttClients.mqtt5(settings.session().broker(), "writer-" + UUID.randomUUID())
                        .buildBlocking();
        client.connect();
    }

    @Override
    public void writeRecords(List<MqttMessage> records) {
        for (MqttMessage record : records) {
            client.publishWith()
                    .topic(record.topic())
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(record.payload())
                    .send();
            last.accept(new String(record.payload(), UTF_8));
        }
    }

    @Override
    public void close() {
        client.disconnect();
        sessions.end();
    }
}
