package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.Delivery;
import dev.needlewatch.ingest.mqtt.MqttConnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One connection of a session, from the attempt to its end. Its callbacks run on the client's
 * thread, hand over and return; all else runs on the session's loop.
 */
final class Link implements MqttConnection.Listener {
    private final SplitSession session;
    private final long epoch;
    private final ReceiveWindow window;
    private final MqttConnection connection;
    private volatile int redeliveries;
    private long arrived; // client's thread only
    private int acknowledged;
    private boolean over;
    private CompletableFuture<MqttConnection.Welcome> connecting = new CompletableFuture<>();

    /**
     * Prepares a connection.
     *
     * @param redeliveries how many messages come again if the broker has kept the session
     */
    Link(SplitSession session, long epoch, int redeliveries) {
        this.session = session;
        this.epoch = epoch;
        this.redeliveries = redeliveries;
        window = new ReceiveWindow(session.settings().session().receiveMaximum());
        connection = session.open(this);
    }

    @Override
    public void arrived(Delivery delivery) {
        try {
            if (delivery.qos() == 0) {
                session.arrivedUnassured(
                        new Arrival(this, delivery, System.currentTimeMillis(), false));
                return;
            }
            boolean again = arrived++ < redeliveries;
            boolean high = window.arrived();
            session.arrived(new Arrival(this, delivery, System.currentTimeMillis(), again));
            if (high) {
                session.windowHigh();
            }
        } catch (RuntimeException | Error e) {
            session.broken(e);
        }
    }

    @Override
    public void lost(Throwable cause) {
        session.ended(this, cause);
    }

    CompletableFuture<MqttConnection.Welcome> connect() {
        connecting = connection.connect();
        return connecting;
    }

    CompletableFuture<Void> subscribe(String filter, int qos) {
        return connection.subscribe(filter, qos);
    }

    /** Ends the connection, also one that is still on its way; completes when it is over. */
    CompletableFuture<Void> close() {
        over = true;
        return connecting
                .handle((welcome, failure) -> failure == null)
                .thenCompose(
                        open ->
                                open
                                        ? connection.disconnect()
                                        : CompletableFuture.<Void>completedFuture(null));
    }

    /** Acknowledges in order, unless the connection is gone. */
    void acknowledge(List<Arrival> arrivals) {
        if (!over) {
            for (Arrival arrival : arrivals) {
                arrival.delivery().acknowledge();
                window.acknowledged();
                acknowledged++;
            }
        }
    }

    /** How many messages a kept session will send again, seen here or not, should this end now. */
    int toComeAgain() {
        return Math.max(window.outstanding(), redeliveries - acknowledged);
    }

    /** The broker had no session: nothing that comes now has come before. */
    void expectNothingAgain() {
        redeliveries = 0;
    }

    boolean over() {
        return over;
    }

    long epoch() {
        return epoch;
    }

    SplitSession session() {
        return session;
    }

    ReceiveWindow window() {
        return window;
    }
}
