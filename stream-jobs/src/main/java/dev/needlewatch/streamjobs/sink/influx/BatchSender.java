package dev.needlewatch.streamjobs.sink.influx;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands batches to the one I/O thread, in order. The task thread waits only while as many batches
 * are under way as the settings allow. What goes wrong on the I/O thread is thrown to the task
 * thread at its next call.
 */
final class BatchSender implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Destination destination;
    private final InfluxMetrics metrics;
    private final int bound;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Guarded by the lock; its head is being sent. */
    private final Queue<Batch> underWay = new ArrayDeque<>();

    /** Guarded by the lock. */
    private @Nullable Exception failure;

    BatchSender(Destination destination, int bound, InfluxMetrics metrics, String threadName) {
        this.destination = destination;
        this.bound = bound;
        this.metrics = metrics;
        this.thread = new Thread(this::run, threadName);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Takes a batch; waits while the bound is reached. Task thread. */
    void send(Batch batch) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (underWay.size() >= bound && failure == null) {
                changed.await();
            }
            throwFailure();
            underWay.add(batch);
            metrics.inFlight(underWay.size());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until every batch taken is kept. Task thread. */
    void awaitKept() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!underWay.isEmpty() && failure == null) {
                changed.await();
            }
            throwFailure();
        } finally {
            lock.unlock();
        }
        destination.secure();
    }

    private void throwFailure() throws IOException {
        if (failure instanceof InfluxConfigurationException) {
            throw new IOException(failure.getMessage(), failure);
        } else if (failure != null) {
            throw new IOException("writing points failed", failure);
        }
    }

    private void run() {
        try {
            while (true) {
                destination.keep(next());
                done();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing: nobody waits for us any more
        } catch (InfluxConfigurationException | RuntimeException e) {
            fail(e);
        }
    }

    private Batch next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Batch head;
            while ((head = underWay.peek()) == null) {
                changed.await();
            }
            return head;
        } finally {
            lock.unlock();
        }
    }

    private void done() {
        lock.lock();
        try {
            underWay.remove();
            metrics.inFlight(underWay.size());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void fail(Exception cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops at once. What was not flushed comes again from the last checkpoint. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the task is being cancelled: do not wait
        }
        destination.close();
    }
}
