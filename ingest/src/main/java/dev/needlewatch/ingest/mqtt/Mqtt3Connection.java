package dev.needlewatch.ingest.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import io.reactivex.disposables.Disposable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A connection that speaks MQTT 3.1.1: no user properties, no say in window or expiry. */
final class Mqtt3Connection implements MqttConnection {
    private final SessionSettings settings;
    private final Refusals refusals;
    private final Mqtt3AsyncClient client;
    private final Disposable incoming;

    Mqtt3Connection(SessionSettings settings, String clientId, Listener listener) {
        this.settings = settings;
        refusals = new Refusals(settings.broker().uri(), clientId);
        client =
                MqttClients.mqtt3(settings, clientId)
                        .addDisconnectedListener(
                                context -> listener.lost(refusals.classify(context.getCause())))
                        .buildAsync();
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
                                Mqtt3Connect.builder()
                                        .cleanSession(false)
                                        .keepAlive((int) settings.keepAlive().toSeconds())
                                        .build())
                        .thenApply(
                                ack ->
                                        new Welcome(
                                                ack.isSessionPresent(),
                                                settings.sessionExpiry().toSeconds())),
                refusals::classify);
    }

    @Override
    public CompletableFuture<Void> subscribe(String filter, int qos) {
        return Futures.mapFailure(
                client.subscribe(
                                Mqtt3Subscribe.builder()
                                        .topicFilter(filter)
                                        .qos(MqttClients.qos(qos))
                                        .build())
                        .thenAccept(
                                ack ->
                                        ack.getReturnCodes().stream()
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
    private record Received(Mqtt3Publish publish) implements Delivery {
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
            return List.of();
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
