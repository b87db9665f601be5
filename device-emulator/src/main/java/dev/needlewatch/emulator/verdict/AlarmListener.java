package dev.needlewatch.emulator.verdict;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.PenCommand;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears every change of every alarm of some clinics, and what their pens are told, and hands it
 * over with its time of arrival.
 */
public final class AlarmListener {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmListener.class);

    /** What it listens to in each clinic. */
    private static final List<TopicKind> HEARD =
            List.of(
                    TopicKind.ALARM_EVENTS,
                    TopicKind.REJECTED,
                    TopicKind.COMMAND,
                    TopicKind.LIMITS);

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
                                                .flatMap(c -> HEARD.stream().map(k -> k.filter(c)))
                                                .map(this::subscribe)
                                                .toArray(CompletableFuture<?>[]::new)));
    }

    /** Publishes what a therapist's screen asks for. */
    public CompletableFuture<?> publish(String clinic, AlarmCommand command) {
        return client.publishWith()
                .topic(Topic.of(clinic, TopicKind.ALARM_COMMANDS).path())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(SystemCodec.encode(command))
                .send();
    }

    public CompletableFuture<Void> leave() {
        return client.disconnect();
    }

    private CompletableFuture<?> subscribe(String filter) {
        return client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    private void arrived(Mqtt5Publish message) {
        long nanos = System.nanoTime();
        Optional<Topic> parsed = Topic.parse(message.getTopic().toString());
        if (parsed.isEmpty()) {
            return;
        }
        Topic topic = parsed.get();
        byte[] payload = message.getPayloadAsBytes();
        switch (topic.kind()) {
            case REJECTED -> scoreboard.rejected();
            case LIMITS -> limits(topic, payload, nanos);
            case COMMAND ->
                    understood(topic, SystemCodec.decode(topic, payload, PenCommand.class))
                            .ifPresent(
                                    command ->
                                            scoreboard.told(
                                                    topic.clinic(),
                                                    String.valueOf(topic.id()),
                                                    command,
                                                    nanos));
            default ->
                    understood(topic, SystemCodec.decode(topic, payload, Alarm.class))
                            .ifPresent(
                                    alarm -> {
                                        scoreboard.heard(alarm, nanos);
                                        also.accept(alarm);
                                    });
        }
    }

    /** Faulty limits are the system's to reject; an empty payload takes them back. */
    private void limits(Topic topic, byte[] payload, long nanos) {
        if (PenCodec.decodeLimits(topic, payload) instanceof Decoded.Valid<ClinicLimits> valid
                && valid.message().interlock()) {
            scoreboard.interlock(topic.clinic(), nanos);
        }
    }

    private static <T> Optional<T> understood(Topic topic, Decoded<T> decoded) {
        if (decoded instanceof Decoded.Valid<T> valid) {
            return Optional.of(valid.message());
        } else if (decoded instanceof Decoded.Rejected<T> rejected) {
            LOG.warn("{} not understood: {}", topic.path(), rejected.detail());
        }
        return Optional.empty();
    }
}
