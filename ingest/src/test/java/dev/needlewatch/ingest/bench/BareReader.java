package dev.needlewatch.ingest.bench;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.mqtt.SessionSettings;
import dev.needlewatch.ingest.source.MqttMessage;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The client library without Flink: a callback that takes each message apart as the source must,
 * tells the tally and acknowledges at once. The session is like the source's.
 */
final class BareReader implements Reader {
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final long EXPIRY_SECONDS = 24 * 3_600;

    private final BrokerSettings broker;
    private final Tally tally;
    private final String clientId;
    private final Mqtt5AsyncClient client;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    BareReader(BrokerSettings broker, Tally tally) {
        this.broker = broker;
        this.tally = tally;
        clientId = "bench-bare-" + tally.run();
        client = MqttClients.mqtt5(broker, clientId).buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, this::arrived, Runnable::run, true);
        client.connectWith()
                .cleanStart(false)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .sessionExpiryInterval(EXPIRY_SECONDS)
                .restrictions()
                .receiveMaximum(SessionSettings.LARGEST_RECEIVE_MAXIMUM)
                .applyRestrictions()
                .send()
                .join();
        client.subscribeWith()
                .topicFilter(Reading.filter())
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .join();
    }

    private void arrived(Mqtt5Publish publish) {
        MqttMessage message =
                new MqttMessage(
                        publish.getTopic().toString(),
                        publish.getPayloadAsBytes(),
                        List.of(),
                        System.currentTimeMillis(),
                        publish.getQos().getCode(),
                        publish.isRetain(),
                        false);
        try {
            tally.seen(message.payload());
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
        publish.acknowledge();
    }

    @Override
    public void check() {
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw cause;
        }
    }

    @Override
    public void settle() {}

    @Override
    public long checkpoints() {
        return 0;
    }

    @Override
    public void close() {
        client.disconnect().join();
        forget(broker, clientId);
    }

    /** Has the broker drop a session, so that nothing is kept for it from now on. */
    static void forget(BrokerSettings broker, String clientId) {
        Mqtt5AsyncClient successor = MqttClients.mqtt5(broker, clientId).buildAsync();
        successor.connectWith().cleanStart(true).sessionExpiryInterval(0).send().join();
        successor.disconnect().join();
    }
}
