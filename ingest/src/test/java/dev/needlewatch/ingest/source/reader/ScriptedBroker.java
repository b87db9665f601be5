package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.Delivery;
import dev.needlewatch.ingest.mqtt.MqttConnection;
import dev.needlewatch.ingest.mqtt.SessionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands out connections that do what the test says, and remembers what was asked of them. */
final class ScriptedBroker implements MqttConnection.Connector {
    final List<Connection> connections = new ArrayList<>();
    final List<String> acknowledged = new ArrayList<>();

    @Override
    public Connection open(SessionSettings settings, String clientId, MqttConnection.Listener to) {
        Connection connection = new Connection(to);
        connections.add(connection);
        return connection;
    }

    Connection last() {
        return connections.get(connections.size() - 1);
    }

    final class Connection implements MqttConnection {
        final Listener listener;
        final CompletableFuture<Welcome> connecting = new CompletableFuture<>();
        final CompletableFuture<Void> subscribing = new CompletableFuture<>();
        final List<String> subscribed = new ArrayList<>();
        boolean disconnected;

        Connection(Listener listener) {
            this.listener = listener;
        }

        @Override
        public CompletableFuture<Welcome> connect() {
            return connecting;
        }

        @Override
        public CompletableFuture<Void> subscribe(String filter, int qos) {
            subscribed.add(filter + " at QoS " + qos);
            return subscribing;
        }

        @Override
        public CompletableFuture<Void> disconnect() {
            disconnected = true;
            return CompletableFuture.completedFuture(null);
        }

        void accept(boolean sessionPresent) {
            connecting.complete(new Welcome(sessionPresent, Integer.MAX_VALUE));
            subscribing.complete(null);
        }

        void deliver(String... payloads) {
            for (String payload : payloads) {
                listener.arrived(new FakeDelivery(payload, 1, acknowledged));
            }
        }

        void deliver(Delivery delivery) {
            listener.arrived(delivery);
        }
    }
}
