package dev.needlewatch.ingest.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes numbers with QoS 1 at a steady rate and again until the broker has acknowledged them,
 * over any number of connections. One thread publishes, any may ask.
 */
final class NumberPublisher implements AutoCloseable {
    private static final int IN_FLIGHT = 2_000;
    private static final Duration RETRY = Duration.ofMillis(50);

    /** How long the broker may acknowledge nothing before this is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final BrokerSettings broker;
    private final Load load;
    private final Queue<Line> again = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private volatile long progress = System.nanoTime();
    private Mqtt5AsyncClient client;

    NumberPublisher(BrokerSettings broker, Load load) {
        this.broker = broker;
        this.load = load;
        client = client();
    }

    /** How many messages the broker has acknowledged. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** How many were published again, since the connection broke before they were acknowledged. */
    int repeated() {
        return repeated.get();
    }

    /** Publishes one number on every topic; returns when the broker has them all. */
    void everyTopic(int number) {
        publish(number, number, Integer.MAX_VALUE);
    }

    /**
     * Publishes a range of numbers, both ends included, on every topic; returns when the broker has
     * them all.
     */
    void publish(int from, int to, int perSecond) {
        int goal = acknowledged.get() + load.topics() * (to - from + 1);
        long start = System.nanoTime();
        progress = start;
        long sent = 0;
        for (int number = from; number <= to; number++) {
            for (int topic = 0; topic < load.topics(); topic++) {
                sendAgain();
                send(new Line(topic, number, 0));
                pace(start + ++sent * TimeUnit.SECONDS.toNanos(1) / perSecond);
            }
        }
        while (acknowledged.get() < goal) {
            sendAgain();
            pause(Duration.ofMillis(1));
        }
    }

    private static void pace(long due) {
        long ahead = due - System.nanoTime();
        if (ahead > TimeUnit.MILLISECONDS.toNanos(1)) {
            LockSupport.parkNanos(ahead);
        }
    }

    private void sendAgain() {
        for (Line line = again.poll(); line != null; line = again.poll()) {
            repeated.incrementAndGet();
            send(line);
        }
    }

    private void send(Line line) {
        while (!room.tryAcquire()) {
            pause(Duration.ofMillis(1));
        }
        while (!client.getState().isConnected()) {
            reconnect();
        }
        var unused =
                client.publishWith()
                        .topic(load.topic(line.topic()))
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(Integer.toString(line.number()).getBytes(UTF_8))
                        .send()
                        .whenComplete(
                                (result, failure) -> {
                                    if (failure == null) {
                                        acknowledged.incrementAndGet();
                                        progress = System.nanoTime();
                                    } else {
                                        again.add(line);
                                    }
                                    room.release();
                                });
    }

    /** On a fresh client: what the old one had under way has failed and comes again. */
    private void reconnect() {
        client = client();
        try {
            client.connect().join();
        } catch (CompletionException e) {
            pause(RETRY); // away; the caller tries again
        }
    }

    private void pause(Duration time) {
        if (System.nanoTime() - progress > PATIENCE.toNanos()) {
            throw new IllegalStateException("the broker acknowledges nothing any more");
        }
        LockSupport.parkNanos(time.toNanos());
    }

    private Mqtt5AsyncClient client() {
        return MqttClients.mqtt5(broker, "publisher-" + UUID.randomUUID()).buildAsync();
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect().join();
        }
    }
}
