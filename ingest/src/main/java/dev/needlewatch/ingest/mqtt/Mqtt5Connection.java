package dev.needlewatch.ingest.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import io.reactivex.disposables.Disposable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A connection that speaks MQTT 5. */
final class Mqtt5Connection implements MqttConnection {
    private final SessionSettings settings;
    private final Refusals refusals;
    private final Mqtt5AsyncClient client;
    private final Disposable incoming;

    Mqtt5Connection(SessionSettings settings, String clientId, Listener listener) {
        this.settings = settings;
        refusals = new Refusals(settings.broker().uri(), clientId);
        client =
                MqttClients.mqtt5(settings, clientId)
                        .addDisconnectedListener(
                                context -> listener.lost(refusals.classify(context.getCause())))
                        .buildAsync();
        // Before connecting: what a kept session sends right behind CONNACK must find its flow.
        incoming =
                client.toRx()
                        .publishes(MqttGlobalPublishFilter.ALL, true)
                        .subscribe(
                                publish -> listener.arrived(new Received(publish)), listener::lost);
    }

    @Override
    public CompletableFuture<Welcome> connect() {
        return Futures.mapFailure(
                client.connect(
                                Mqtt5Connect.builder()
                                        .cleanStart(false)
                                        .keepAlive((int) settings.keepAlive().toSeconds())
                                        .sessionExpiryInterval(expirySeconds())
                                        .restrictions()
                                        .receiveMaximum(settings.receiveMaximum())
                                        .maximumPacketSize(settings.maximumPacketSize())
                                        .applyRestrictions()
                                        .build())
                        .thenApply(this::welcome),
                refusals::classify);
    }

    private Welcome welcome(Mqtt5ConnAck ack) {
        return new Welcome(
                ack.isSessionPresent(), ack.getSessionExpiryInterval().orElse(expirySeconds()));
    }

    private long expirySeconds() {
        return Math.min(settings.sessionExpiry().toSeconds(), SessionSettings.NO_EXPIRY_SECONDS);
    }

    @Override
    public CompletableFuture<Void> subscribe(String filter, int qos) {
        Mqtt5Subscription subscription =
                Mqtt5Subscription.builder()
                        .topicFilter(filter)
                        .qos(MqttClients.qos(qos))
                        .retainHandling(
                                settings.retainedAnew()
                                        ? Mqtt5RetainHandling.SEND
                                        : Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST)
                        .build();
        return Futures.mapFailure(
                client.subscribe(Mqtt5Subscribe.builder().addSubscription(subscription).build())
                        .thenAccept(
                                ack ->
                                        ack.getReasonCodes().stream()
                                                .filter(code -> code.getCode() < qos)
                                                .findFirst()
                                                .ifPresent(
                                                        code -> {
                                                            throw refusals.granted(code, qos);
                                                        })),
                refusals::classify);
    }

    @Override
    public CompletableFuture<Void> disconnect() {
        // A client that is not connected has nothing to say goodbye to.
        return client.disconnect()
                .handle(
                        (none, failure) -> {
                            incoming.dispose();
                            return null;
                        });
    }

    /** A PUBLISH as the client hands it over. */
    private record Received(Mqtt5Publish publish) implements Delivery {
        private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

        @Override
        public String topic() {
            return publish.getTopic().toString();
        }

        @Override
        public byte[] payload() {
            return publish.getPayloadAsBytes();
        }

        @Override
        public ByteBuffer payloadView() {
            return publish.getPayload().orElse(NOTHING);
        }

        @Override
        public List<String> properties() {
            List<? extends Mqtt5UserProperty> all = publish.getUserProperties().asList();
            if (all.isEmpty()) {
                return List.of();
            }
            return all.stream()
                    .flatMap(p -> Stream.of(p.getName().toString(), p.getValue().toString()))
                    .toList();
        }

        @Override
        public int qos() {
            return publish.getQos().getCode();
        }

        @Override
        public boolean retained() {
            return publish.isRetain();
        }

        @Override
        public void acknowledge() {
            publish.acknowledge();
        }
    }
}
