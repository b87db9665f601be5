package dev.needlewatch.ingest.mqtt;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections that answer the broker at once and keep each message in this process until it is
 * acknowledged here. A connection that follows gets what is kept again, as from a broker that kept
 * the session. So nothing is lost when the reader starts again in this process; all is lost when
 * the process ends.
 *
 * <p>For a broker in the same process that keeps its sessions in memory, which ends with it anyway,
 * and that sends nothing new before everything it sent is acknowledged, as HiveMQ CE does. When a
 * session's journal is full, further messages are left to the broker until they are acknowledged.
 */
public final class KeptInProcess implements MqttConnection.Connector {
    private static final Map<String, ProcessJournal> JOURNALS = new ConcurrentHashMap<>();

    private final MqttConnection.Connector connector;

    /** Keeps what comes in on the connections of another connector. */
    public KeptInProcess(MqttConnection.Connector connector) {
        this.connector = connector;
    }

    @Override
    public MqttConnection open(
            SessionSettings settings, String clientId, MqttConnection.Listener listener) {
        ProcessJournal journal =
                JOURNALS.computeIfAbsent(
                        settings.broker().uri() + " " + clientId,
                        session -> new ProcessJournal(settings.receiveMaximum()));
        Keeper keeper = new Keeper(journal, listener);
        return new Connection(connector.open(settings, clientId, keeper), keeper);
    }

    /** Puts messages into the journal on their way to the listener. */
    private record Keeper(ProcessJournal journal, MqttConnection.Listener listener)
            implements MqttConnection.Listener {
        @Override
        public void arrived(Delivery delivery) {
            if (delivery.qos() == 0) {
                listener.arrived(delivery);
                return;
            }
            journal.keep(delivery)
                    .ifPresentOrElse(
                            kept -> {
                                listener.arrived(kept);
                                delivery.acknowledge();
                            },
                            () -> listener.arrived(delivery));
        }

        @Override
        public void lost(Throwable cause) {
            listener.lost(cause);
        }

        void again() {
            journal.unsettled().forEach(listener::arrived);
        }
    }

    /** Hands over what is kept before anything that the broker sends after the subscription. */
    private record Connection(MqttConnection connection, Keeper keeper) implements MqttConnection {
        @Override
        public CompletableFuture<Welcome> connect() {
            return connection
                    .connect()
                    .thenApply(
                            welcome -> {
                                keeper.again();
                                return welcome;
                            });
        }

        @Override
        public CompletableFuture<Void> subscribe(String filter, int qos) {
            return connection.subscribe(filter, qos);
        }

        @Override
        public CompletableFuture<Void> disconnect() {
            return connection.disconnect();
        }
    }
}
