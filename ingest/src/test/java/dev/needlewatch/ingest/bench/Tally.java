package dev.needlewatch.ingest.bench;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * What one reader has seen in one run. Written by the reader's one thread; the counts may be read
 * by any, the histogram when all is seen.
 */
final class Tally implements AutoCloseable {
    private static final AtomicInteger RUNS = new AtomicInteger();

    /** Where a Flink task finds the tally of its run. */
    private static final Map<Integer, Tally> OPEN = new ConcurrentHashMap<>();

    private final int run = RUNS.incrementAndGet();
    private final Histogram latencies = new Histogram(1_000, TimeUnit.MINUTES.toNanos(10), 3);
    private final BitSet numbers;
    private final AtomicLong distinct = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong checkpoints = new AtomicLong();
    private volatile boolean reading;
    private volatile long from = Long.MAX_VALUE;

    /**
     * Opens one.
     *
     * @param expected about how many messages there will be
     */
    Tally(int expected) {
        numbers = new BitSet(expected);
        OPEN.put(run, this);
    }

    static Tally of(int run) {
        return OPEN.get(run);
    }

    int run() {
        return run;
    }

    /** Times what is due from here on. */
    void timeFrom(long nanoTime) {
        from = nanoTime;
    }

    boolean timed(long due) {
        return from != Long.MAX_VALUE && due - from >= 0;
    }

    void seen(byte[] payload) {
        long now = System.nanoTime();
        if (Reading.run(payload) != run) {
            throw new IllegalStateException("a message of another run came to run " + run);
        }
        long number = Reading.number(payload);
        if (number == Reading.PROBE) {
            reading = true;
        } else if (numbers.get((int) number)) {
            duplicates.lazySet(duplicates.get() + 1);
        } else {
            numbers.set((int) number);
            long due = Reading.due(payload);
            if (timed(due)) {
                latencies.recordValue(Math.max(0, now - due));
            }
            distinct.lazySet(distinct.get() + 1);
        }
    }

    void checkpointed() {
        checkpoints.incrementAndGet();
    }

    boolean reading() {
        return reading;
    }

    long distinct() {
        return distinct.get();
    }

    long duplicates() {
        return duplicates.get();
    }

    long checkpoints() {
        return checkpoints.get();
    }

    Histogram latencies() {
        return latencies;
    }

    @Override
    public void close() {
        OPEN.remove(run);
    }
}
