package dev.needlewatch.ingest.bench;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Publishes on a schedule that does not wait for anybody: a message that goes out late still says
 * when it was due. One thread.
 */
final class Load implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final long NAP = 50_000; // ns
    private static final long LONG_NAP = 5_000_000; // ns; answers wait so long to be counted
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<PublishConnection> connections = new ArrayList<>();
    private final Tally tally;
    private final Histogram lags = new Histogram(1_000, TimeUnit.MINUTES.toNanos(10), 3);
    private volatile long published;

    Load(BrokerSettings broker, Tally tally) throws IOException {
        this.tally = tally;
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new PublishConnection(broker, "bench-load-" + tally.run() + "-" + i));
        }
    }

    /** Publishes until the reader is seen to read, or it is too late. */
    boolean awaitReading(long until) throws IOException {
        while (!tally.reading() && System.nanoTime() - until < 0) {
            connections.get(0).publish(tally.run(), Reading.PROBE, System.nanoTime());
            flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return tally.reading();
    }

    /** Publishes at a rate; what is due before the end and could not go out by then never goes. */
    void paced(Rate rate, long start, long end) throws IOException {
        long total = Math.round((double) rate.perSecond() * (end - start) / SECOND);
        long number = 0;
        while (number < total && System.nanoTime() - end < 0) {
            long now = System.nanoTime();
            boolean room = true;
            long due = due(rate, start, number);
            while (room && number < total && due - now <= 0) {
                room = publish(number, due);
                if (room) {
                    if (tally.timed(due)) {
                        lags.recordValue(now - due);
                    }
                    due = due(rate, start, ++number);
                }
            }
            flush();
            published = number;
            LockSupport.parkNanos(room ? Math.min(due - System.nanoTime(), LONG_NAP) : NAP);
        }
        settle();
    }

    private static long due(Rate rate, long start, long number) {
        return start + number * SECOND / rate.perSecond();
    }

    /** Publishes whatever the reader takes, so many messages ahead of it; due when published. */
    void flatOut(int window, long end) throws IOException {
        long number = 0;
        while (System.nanoTime() - end < 0) {
            boolean room = true;
            while (room && number - tally.distinct() < window) {
                room = publish(number, System.nanoTime());
                number += room ? 1 : 0;
            }
            flush();
            published = number;
            LockSupport.parkNanos(NAP);
        }
        settle();
    }

    private boolean publish(long number, long due) throws IOException {
        return connections.get((int) (number % CONNECTIONS)).publish(tally.run(), number, due);
    }

    private void flush() throws IOException {
        for (PublishConnection connection : connections) {
            connection.flush();
        }
    }

    private void settle() throws IOException {
        while (!connections.stream().allMatch(PublishConnection::settled)) {
            flush();
            LockSupport.parkNanos(NAP);
        }
    }

    /** Messages handed to the sockets. */
    long published() {
        return published;
    }

    /** How late messages went out, ns; read it when publishing is over. */
    Histogram lags() {
        return lags;
    }

    @Override
    public void close() throws IOException {
        for (PublishConnection connection : connections) {
            connection.close();
        }
    }
}
