package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.CertificateRefusedException;
import dev.needlewatch.ingest.mqtt.MqttConnection;
import dev.needlewatch.ingest.mqtt.MqttConnection.Welcome;
import dev.needlewatch.ingest.mqtt.MqttRefusedException;
import dev.needlewatch.ingest.mqtt.SessionTakenOverException;
import dev.needlewatch.ingest.source.MqttSourceException;
import dev.needlewatch.ingest.source.MqttSourceSettings;
import dev.needlewatch.ingest.source.split.MqttSplit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the MQTT session of one split: connects, subscribes, and does so again on a fresh client
 * for as long as it takes when the broker is away. Lives on the reader's session loop.
 */
final class SplitSession {
    private static final Logger LOG = LoggerFactory.getLogger(SplitSession.class);

    private final MqttSplit split;
    private final SessionContext context;
    private final String clientId;
    private final BackOffWaits waits;
    private final Occurrences failures = new Occurrences();
    private final Occurrences fillings = new Occurrences();
    private volatile @Nullable Link link;
    private volatile boolean connected;
    private boolean everConnected;
    private boolean closed;
    private long epoch;
    private long sessionSince; // what came in on earlier links does not come again

    SplitSession(MqttSplit split, SessionContext context) {
        this.split = split;
        this.context = context;
        clientId = context.settings().clientId(split);
        waits =
                new BackOffWaits(
                        context.settings().backOff(),
                        () -> ThreadLocalRandom.current().nextLong(),
                        System::nanoTime);
    }

    void start() {
        context.loop().execute(this::connect);
    }

    /** Acknowledges what came in on one link. Any thread. */
    void acknowledge(List<Arrival> arrivals) {
        if (!arrivals.isEmpty()) {
            Link origin = arrivals.get(0).link();
            context.loop().execute(() -> origin.acknowledge(arrivals));
        }
    }

    /** Leaves the broker, which keeps the session. Any thread. */
    CompletableFuture<Void> close() {
        CompletableFuture<Void> over = new CompletableFuture<>();
        context.loop()
                .execute(
                        () -> {
                            closed = true;
                            connected = false;
                            Link last = link;
                            if (last == null || last.over()) {
                                over.complete(null);
                            } else {
                                last.acknowledgeRest();
                                var unused =
                                        last.close()
                                                .whenComplete(
                                                        (none, failure) -> over.complete(null));
                            }
                        });
        return over;
    }

    private void connect() {
        if (closed) {
            return;
        }
        Link next;
        try {
            next = new Link(this, epoch++);
        } catch (IllegalArgumentException e) {
            fail(e);
            return;
        }
        link = next;
        var unused =
                next.connect()
                        .whenComplete(
                                (welcome, failure) -> {
                                    if (failure == null) {
                                        context.loop().execute(() -> welcomed(next, welcome));
                                    } else {
                                        ended(next, failure);
                                    }
                                });
    }

    private void welcomed(Link current, Welcome welcome) {
        if (current.over()) {
            return;
        }
        leftovers(current, welcome.sessionPresent());
        current.welcomed(sessionSince);
        if (everConnected) {
            context.metrics().reconnected();
        }
        everConnected = true;
        if (welcome.sessionExpirySeconds()
                < context.settings().session().sessionExpiry().toSeconds()) {
            LOG.warn(
                    "{}: the broker keeps the session for {} s only",
                    clientId,
                    welcome.sessionExpirySeconds());
        }
        var unused =
                current.subscribe(split.filter(), context.settings().qos())
                        .orTimeout(
                                context.settings().session().connectTimeout().toMillis(),
                                TimeUnit.MILLISECONDS)
                        .whenComplete(
                                (none, failure) -> {
                                    if (failure == null) {
                                        context.loop().execute(() -> subscribed(current, welcome));
                                    } else {
                                        ended(current, failure);
                                    }
                                });
    }

    /**
     * A kept session sends again what is still waiting here, so it goes; of a lost one this is all
     * there is, so it stays, up to one window's worth.
     */
    private void leftovers(Link current, boolean sessionPresent) {
        if (!sessionPresent) {
            sessionSince = current.epoch();
            if (everConnected) {
                context.metrics().sessionLost();
                LOG.warn("{}: the broker has lost the session, messages may be missing", clientId);
            }
        }
        context.inbox()
                .discard(
                        arrival ->
                                arrival.link().session() == this
                                        && arrival.link() != current
                                        && arrival.link().epoch() >= sessionSince);
        int room = context.settings().session().receiveMaximum();
        int[] kept = {0};
        int dropped =
                context.inbox()
                        .discard(
                                arrival ->
                                        arrival.link().session() == this
                                                && arrival.link() != current
                                                && ++kept[0] > room);
        if (dropped > 0) {
            context.metrics().dropped(dropped);
            LOG.error("{}: {} messages of lost sessions dropped, no room", clientId, dropped);
        }
    }

    private void subscribed(Link current, Welcome welcome) {
        if (current.over()) {
            return;
        }
        connected = true;
        waits.connected();
        LOG.info(
                "{}: connected to {}, reading {}, {} session",
                clientId,
                context.settings().session().broker().uri(),
                split.filter(),
                welcome.sessionPresent() ? "kept" : "new");
    }

    /** A link is over, or never came about. Any thread, any number of times. */
    void ended(Link which, Throwable cause) {
        context.loop().execute(() -> over(which, cause));
    }

    private void over(Link which, Throwable cause) {
        if (which.over()) {
            return;
        }
        connected = false;
        var unused =
                which.close()
                        .whenComplete((none, failure) -> LOG.trace("{}: link closed", clientId));
        if (closed) {
            return;
        }
        if (cause instanceof MqttRefusedException
                || (cause instanceof CertificateRefusedException && !everConnected)) {
            fail(cause);
            return;
        }
        if (waits.lost()) {
            failures.reset();
        }
        if (cause instanceof SessionTakenOverException) {
            waits.calm();
        }
        Duration wait = waits.next();
        if (failures.next()) {
            LOG.warn(
                    "{}: no connection to {} ({}), attempt {} in {} ms",
                    clientId,
                    context.settings().session().broker().uri(),
                    cause.toString(),
                    failures.count(),
                    wait.toMillis());
        }
        context.loop().schedule(this::connect, wait);
    }

    private void fail(Throwable cause) {
        LOG.error("{}", cause.getMessage());
        context.inbox().fail(new MqttSourceException(String.valueOf(cause.getMessage())));
    }

    /** Runs on the loop after a while. */
    void later(Runnable task, Duration delay) {
        context.loop().schedule(task, delay);
    }

    MqttConnection open(Link listener) {
        return context.connector().open(context.settings().session(), clientId, listener);
    }

    /** Takes a message; one that nobody acknowledges only if there is room. Any thread. */
    void arrived(Arrival arrival) {
        if (arrival.acknowledged()) {
            context.inbox().put(arrival);
        } else if (!context.inbox().offer(arrival)) {
            context.metrics().dropped(1);
        }
    }

    void broken(Throwable cause) {
        context.inbox().fail(new IllegalStateException("a message could not be taken", cause));
    }

    void windowHigh() {
        context.loop()
                .execute(
                        () -> {
                            if (fillings.next()) {
                                LOG.warn(
                                        "{}: receive window over 80 % full for the {}. time;"
                                                + " intake stops when it is full: checkpoints or"
                                                + " downstream are too slow",
                                        clientId, fillings.count());
                            }
                        });
    }

    /** Wall time, ms. It may jump: nothing but the time of arrival depends on it. */
    long now() {
        return context.clock().millis();
    }

    MqttSourceSettings settings() {
        return context.settings();
    }

    boolean connected() {
        return connected;
    }

    int unacknowledged() {
        Link current = link;
        return current == null ? 0 : current.window().outstanding();
    }

    double windowUsage() {
        Link current = link;
        return current == null ? 0 : current.window().usage();
    }
}
