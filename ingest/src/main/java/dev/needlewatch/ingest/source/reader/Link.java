package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.Delivery;
import dev.needlewatch.ingest.mqtt.MqttConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection of a session, from the attempt to its end. Its callbacks run on the client's
 * thread, hand over and return; all else runs on the session's loop.
 */
final class Link implements MqttConnection.Listener {
    private static final Duration BETWEEN_SLICES = Duration.ofMillis(1);

    private final SplitSession session;
    private final long epoch;
    private final ReceiveWindow window;
    private final MqttConnection connection;
    private final Queue<Arrival> early = new ArrayDeque<>();
    private volatile boolean welcomed;
    private volatile long sessionSince;
    private volatile boolean over;
    private final AckPace pace = new AckPace();
    private final AtomicLong acknowledged = new AtomicLong();
    private boolean pacing;
    private CompletableFuture<MqttConnection.Welcome> connecting = new CompletableFuture<>();

    /** Prepares a connection. */
    Link(SplitSession session, long epoch) {
        this.session = session;
        this.epoch = epoch;
        window = new ReceiveWindow(session.settings().session().receiveMaximum());
        connection = session.open(this);
    }

    @Override
    public void arrived(Delivery delivery) {
        try {
            boolean high = delivery.qos() > 0 && window.arrived();
            handOver(new Arrival(this, delivery, session.now()));
            if (high) {
                session.windowHigh();
            }
        } catch (RuntimeException | Error e) {
            session.broken(e);
        }
    }

    /** What a kept session sends may be there before it is known that the session is kept. */
    private void handOver(Arrival arrival) {
        if (!welcomed) {
            synchronized (early) {
                if (!welcomed) {
                    early.add(arrival);
                    return;
                }
            }
        }
        session.arrived(arrival);
    }

    /**
     * Lets through what came in.
     *
     * @param since the epoch of the link with which the broker's session began
     */
    void welcomed(long since) {
        sessionSince = since;
        synchronized (early) {
            early.forEach(session::arrived);
            early.clear();
            welcomed = true;
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
                .handle((welcome, failure) -> connection)
                .thenCompose(MqttConnection::disconnect);
    }

    /**
     * Acknowledges in order, unless the connection is gone: at a pace that leaves the messages
     * their way, or all at once where the window is more than half full.
     */
    void acknowledge(List<Arrival> arrivals) {
        pace.add(arrivals);
        if (!pacing || window.isHalfFull()) {
            acknowledgeSlice();
        }
    }

    private void acknowledgeSlice() {
        acknowledge(window.isHalfFull() ? pace.size() : pace.slice());
        if (!pacing && pace.size() > 0) {
            pacing = true;
            session.later(this::acknowledgeNext, BETWEEN_SLICES);
        }
    }

    private void acknowledgeNext() {
        pacing = false;
        acknowledgeSlice();
    }

    /** Acknowledges all that still waits for its turn. */
    void acknowledgeRest() {
        acknowledge(pace.size());
    }

    private void acknowledge(int count) {
        if (over) {
            pace.clear();
            return;
        }
        for (int i = 0; i < count; i++) {
            pace.next().delivery().acknowledge();
            window.acknowledged();
        }
        acknowledged.addAndGet(count);
    }

    /** How many acknowledgements were given to the client. Any thread; final once it is over. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** Whether what was open on an earlier link comes again; known before the first message. */
    boolean continues(Link earlier) {
        return earlier.epoch >= sessionSince;
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
