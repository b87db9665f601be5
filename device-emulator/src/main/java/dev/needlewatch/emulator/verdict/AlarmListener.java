package dev.needlewatch.emulator.verdict;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears every change of every alarm of some clinics and hands it over with its time of arrival. */
public final class AlarmListener {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmListener.class);

    private final Mqtt5AsyncClient client;
    private final Scoreboard scoreboard;
    private final Consumer<Alarm> also;

    /**
     * A listener that is not connected yet.
     *
     * @param also told of each change too, on the client's thread; must not block
     */
    public AlarmListener(
            BrokerSettings broker, String clientId, Scoreboard scoreboard, Consumer<Alarm> also) {
        this.client =
                MqttClients.mqtt5(broker, clientId)
                        .automaticReconnectWithDefaultConfig()
                        .buildAsync();
        this.scoreboard = scoreboard;
        this.also = also;
        client.publishes(MqttGlobalPublishFilter.ALL, this::arrived);
    }

    /** Connects and subscribes; done when the broker has confirmed every subscription. */
    public CompletableFuture<Void> listenTo(List<String> clinics) {
        return client.connect()
                .thenCompose(
                        ack ->
                                CompletableFuture.allOf(
                                        clinics.stream()
                                                .flatMap(
                                                        clinic ->
                                                                List.of(
                                                                        subscribe(
                                                                                clinic,
                                                                                TopicKind
                                                                                        .ALARM_EVENTS),
                                                                        subscribe(
                                                                                clinic,
                                                                                TopicKind.REJECTED))
                                                                        .stream())
                                                .toArray(CompletableFuture<?>[]::new)));
    }

    /** Publishes a clinic's own limits as its manager's screen would: retained. */
    public CompletableFuture<?> publishLimits(String clinic, ClinicLimits limits) {
        return client.publishWith()
                .topic(Topic.of(clinic, TopicKind.LIMITS).path())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(SystemCodec.encode(limits))
                .send();
    }

    public CompletableFuture<Void> leave() {
        return client.disconnect();
    }

    private CompletableFuture<?> subscribe(String clinic, TopicKind kind) {
        return client.subscribeWith()
                .topicFilter(kind.filter(clinic))
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
    }

    private void arrived(Mqtt5Publish message) {
        long nanos = System.nanoTime();
        Optional<Topic> topic = Topic.parse(message.getTopic().toString());
        if (topic.isEmpty()) {
            return;
        }
        if (topic.get().kind() == TopicKind.REJECTED) {
            scoreboard.rejected();
            return;
        }
        Decoded<Alarm> decoded =
                SystemCodec.decode(topic.get(), message.getPayloadAsBytes(), Alarm.class);
        if (decoded instanceof Decoded.Valid<Alarm> valid) {
            scoreboard.heard(valid.message(), nanos);
            also.accept(valid.message());
        } else if (decoded instanceof Decoded.Rejected<Alarm> rejected) {
            LOG.warn("alarm on {} not understood: {}", topic.get().path(), rejected.detail());
        }
    }
}
