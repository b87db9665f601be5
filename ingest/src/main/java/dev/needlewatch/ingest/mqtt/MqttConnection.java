package dev.needlewatch.ingest.mqtt;

import java.util.concurrent.CompletableFuture;

/**
 * One connection to a broker, good for one use: a lost connection is never revived, the next one is
 * a new object. Futures complete and the listener is called on the client's own threads.
 */
public interface MqttConnection {
    /** Where connections come from. */
    interface Connector {
        /** Prepares a connection; nothing is sent before {@link MqttConnection#connect()}. */
        MqttConnection open(SessionSettings settings, String clientId, Listener listener);
    }

    /** Hears what happens on a connection. Must return at once and must not throw. */
    interface Listener {
        /** A message came in. */
        void arrived(Delivery delivery);

        /** The connection failed or ended; may come before or after a failed future. */
        void lost(Throwable cause);
    }

    /** How the broker took us. */
    record Welcome(boolean sessionPresent, long sessionExpirySeconds) {}

    /**
     * Connects with clean start off.
     *
     * @return fails with {@link MqttRefusedException} when trying again cannot help
     */
    CompletableFuture<Welcome> connect();

    /**
     * Subscribes.
     *
     * @return fails with {@link MqttRefusedException} when the broker refuses the filter or grants
     *     less than the quality asked for
     */
    CompletableFuture<Void> subscribe(String filter, int qos);

    /**
     * Ends the connection if it stands and gives back its thread and memory; the session stays with
     * the broker. Not before {@link #connect()} has come to an end.
     */
    CompletableFuture<Void> disconnect();
}
