package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.sink.influx.spool.Segment;
import dev.needlewatch.streamjobs.sink.influx.spool.SegmentReader;
import dev.needlewatch.streamjobs.sink.influx.spool.Spool;
import dev.needlewatch.streamjobs.sink.influx.spool.SpoolSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the spool, oldest first, no faster than the settings allow, on a thread of its own beside
 * live data. Renews the writer's lease and looks for segments of lost writers. While the store is
 * away it is the one who tries.
 */
final class SpoolDrain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolDrain.class);
    private static final long IDLE_MS = 50;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final StoreOffer store;
    private final Outage outage;
    private final Spool spool;
    private final InfluxMetrics metrics;
    private final int batchPoints;
    private final int pointsPerSecond;
    private final long lookEveryNanos;
    private final Thread thread;
    private volatile @Nullable Exception failure;
    private volatile long notBeforeNanos = System.nanoTime();
    private long lookedAtNanos = System.nanoTime();

    SpoolDrain(
            StoreOffer store,
            Outage outage,
            Spool spool,
            InfluxSettings settings,
            InfluxMetrics metrics) {
        this.store = store;
        this.outage = outage;
        this.spool = spool;
        this.metrics = metrics;
        SpoolSettings bounds = Objects.requireNonNull(settings.spool());
        this.batchPoints = settings.batchPoints();
        this.pointsPerSecond = bounds.drainPointsPerSecond();
        this.lookEveryNanos = bounds.lease().toNanos() / 4;
        this.thread = new Thread(this::run, Thread.currentThread().getName() + " spool");
        this.thread.setDaemon(true);
    }

    /** Begins. */
    SpoolDrain start() {
        thread.start();
        return this;
    }

    /** The store was just tried in vain. */
    void waitFor(Duration pause) {
        notBeforeNanos = System.nanoTime() + pause.toNanos();
    }

    /** Throws what stopped the drain, if something did. */
    void check() throws InfluxConfigurationException {
        Exception stopped = failure;
        if (stopped instanceof InfluxConfigurationException mistake) {
            throw mistake;
        } else if (stopped != null) {
            throw new IllegalStateException("the spool is not drained any more", stopped);
        }
    }

    private void run() {
        try {
            while (true) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        } catch (InfluxConfigurationException | RuntimeException e) {
            failure = e;
        }
    }

    private void step() throws InfluxConfigurationException, InterruptedException {
        try {
            look();
            Segment oldest = mayTry() ? spool.oldest() : null;
            if (oldest == null) {
                TimeUnit.MILLISECONDS.sleep(IDLE_MS);
            } else {
                drain(oldest);
            }
        } catch (InfluxConfigurationException e) {
            throw e;
        } catch (IOException e) {
            LOG.warn("the spool cannot be read; trying again: {}", e.toString());
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private boolean mayTry() {
        return System.nanoTime() - notBeforeNanos >= 0;
    }

    private void look() throws IOException {
        long now = System.nanoTime();
        if (now - lookedAtNanos >= lookEveryNanos) {
            lookedAtNanos = now;
            spool.look();
        }
    }

    /** Stores a segment and those after it, in batches as large as live ones. */
    private void drain(Segment oldest) throws IOException, InterruptedException {
        List<Segment> read = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        for (Segment each = oldest; each != null; each = spool.after(each)) {
            try (SegmentReader reader = spool.read(each)) {
                List<String> lines;
                while (reader != null && (lines = reader.next()) != null) {
                    if (batch.size() + lines.size() > batchPoints) {
                        store(batch, read);
                    }
                    batch.addAll(lines);
                }
            }
            read.add(each);
        }
        store(batch, read);
    }

    /** Stores a batch, forgets the segments that are read to their end, and empties both. */
    private void store(List<String> batch, List<Segment> read)
            throws IOException, InterruptedException {
        if (!batch.isEmpty()) {
            long before = System.nanoTime();
            store(batch);
            metrics.drained(batch.size());
            sleepUntil(before + batch.size() * TimeUnit.SECONDS.toNanos(1) / pointsPerSecond);
            batch.clear();
        }
        for (Segment each : read) {
            spool.drained(each);
        }
        read.clear();
    }

    private void store(List<String> lines) throws IOException, InterruptedException {
        Offered offered = store.offer(Batch.of(lines));
        while (!offered.settled()) {
            waitFor(outage.failed(offered.answer()));
            sleepUntil(notBeforeNanos);
            offered = store.offer(offered.left());
        }
        outage.over();
    }

    /** Sleeps in slices, so that the lease is renewed meanwhile. */
    private void sleepUntil(long nanos) throws IOException, InterruptedException {
        long rest;
        while ((rest = nanos - System.nanoTime()) > 0) {
            look();
            TimeUnit.NANOSECONDS.sleep(Math.min(rest, lookEveryNanos));
        }
        look();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the task is being cancelled: do not wait
        }
    }
}
