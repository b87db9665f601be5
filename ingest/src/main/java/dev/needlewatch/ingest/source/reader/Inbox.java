package dev.needlewatch.ingest.source.reader;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived and is not yet emitted. Filled by the clients' threads, drained by the task's.
 * Messages of QoS 1 and 2 are bounded by the receive windows, those of QoS 0 by a capacity.
 */
final class Inbox {
    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final Queue<Arrival> queue = new ConcurrentLinkedQueue<>();
    private final LongAdder bytes = new LongAdder();
    private final AtomicInteger unassured = new AtomicInteger();
    private final int unassuredCapacity;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();

    Inbox(int unassuredCapacity) {
        this.unassuredCapacity = unassuredCapacity;
    }

    /** Takes a message the receive window has room for. */
    void put(Arrival arrival) {
        bytes.add(arrival.bytes());
        queue.add(arrival);
        wake();
    }

    /** Takes a message of QoS 0 if there is room. */
    boolean offer(Arrival arrival) {
        if (unassured.incrementAndGet() > unassuredCapacity) {
            unassured.decrementAndGet();
            return false;
        }
        put(arrival);
        return true;
    }

    /** Makes the next {@link #poll()} throw; the first failure stands. */
    void fail(RuntimeException cause) {
        failure.compareAndSet(null, cause);
        wake();
    }

    /** The oldest message, or null. Task thread. */
    @Nullable Arrival poll() {
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw cause;
        }
        Arrival arrival = queue.poll();
        if (arrival != null) {
            bytes.add(-arrival.bytes());
            if (!arrival.acknowledged()) {
                unassured.decrementAndGet();
            }
        }
        return arrival;
    }

    /** Drops waiting messages of QoS 1 and 2; returns how many. */
    int discard(Predicate<Arrival> which) {
        AtomicInteger dropped = new AtomicInteger();
        queue.removeIf(
                arrival -> {
                    boolean drop = arrival.acknowledged() && which.test(arrival);
                    if (drop) {
                        bytes.add(-arrival.bytes());
                        dropped.incrementAndGet();
                    }
                    return drop;
                });
        return dropped.get();
    }

    boolean isEmpty() {
        return queue.isEmpty() && failure.get() == null;
    }

    /** Counts what waits; walks the queue. */
    int size() {
        return queue.size();
    }

    /** What the payloads that wait take. */
    long bytes() {
        return bytes.sum();
    }

    /** The same future until it completes. Task thread. */
    CompletableFuture<Void> available() {
        if (!isEmpty()) {
            return NOW;
        }
        CompletableFuture<Void> future = available;
        if (future.isDone()) {
            future = new CompletableFuture<>();
            available = future;
            // What came in before the new future stood has completed the old one.
            if (!isEmpty()) {
                future.complete(null);
            }
        }
        return future;
    }

    /** Lets the task look again. */
    void wake() {
        CompletableFuture<Void> future = available;
        if (!future.isDone()) {
            future.complete(null);
        }
    }
}
