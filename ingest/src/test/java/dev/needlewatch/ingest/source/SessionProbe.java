package dev.needlewatch.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.source.split.MqttSplit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the place of a stopped job in its session and looks at what the broker still has. */
final class SessionProbe {
    private static final String MARKER = "end of what is outstanding";

    private SessionProbe() {}

    /** What the first split's session holds; nothing is acknowledged, it all stays there. */
    static List<String> outstanding(MqttSourceSettings settings, String topic) {
        BrokerSettings broker = settings.session().broker();
        MqttSplit split = settings.splits().get(0);
        Mqtt5AsyncClient client =
                Mqtt5Client.builder()
                        .identifier(settings.clientId(split))
                        .serverHost(broker.host())
                        .serverPort(broker.port())
                        .buildAsync();
        List<String> found = new CopyOnWriteArrayList<>();
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                publish -> found.add(new String(publish.getPayloadAsBytes(), UTF_8)),
                Runnable::run,
                true);
        client.connectWith().cleanStart(false).sessionExpiryInterval(600).send().join();
        try (Publisher publisher = new Publisher(broker)) {
            publisher.publish(topic, 1, MARKER);
        }
        await().until(() -> found.contains(MARKER));
        client.disconnect().join();
        return found.stream().filter(payload -> !payload.equals(MARKER)).toList();
    }
}
