package dev.needlewatch.streamjobs.sink.influx;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers a batch to the store once. Halves one it refuses until the bad line stands alone, counts
 * and logs that line, and keeps the rest.
 *
 * <p>A refusal that a person must end (token, bucket) is an exception only before the first batch
 * was stored, that is when a job is started for the first time. Later it is an outage like any
 * other: what was set up once may be set up again, and giving up would only add a stopped job to
 * it. Thread-safe.
 */
final class StoreOffer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreOffer.class);
    private static final int LOGGED_LINE = 300;
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final InfluxEndpoint endpoint;
    private final InfluxSettings settings;
    private final InfluxMetrics metrics;
    private volatile boolean storedBefore;
    private volatile boolean slow;

    /**
     * Nothing is sent yet.
     *
     * @param storedBefore whether the store took something from this job before it was started
     *     again
     */
    StoreOffer(InfluxSettings settings, InfluxMetrics metrics, boolean storedBefore)
            throws InfluxConfigurationException {
        this.endpoint = new InfluxEndpoint(settings);
        this.settings = settings;
        this.metrics = metrics;
        this.storedBefore = storedBefore;
    }

    /** Offers points; those that the store does not take now are left in the answer. */
    Offered offer(Batch batch) throws InfluxConfigurationException, InterruptedException {
        Deque<Batch> parts = new ArrayDeque<>();
        parts.push(batch);
        Answer answer = new Answer(204, "nothing to store", null);
        while (!parts.isEmpty()) {
            Batch part = parts.peek();
            answer = timed(part);
            if (Thread.interrupted()) {
                throw new InterruptedException("closed while writing");
            }
            metrics.answer(answer.verdict());
            switch (answer.verdict().remedy()) {
                case NONE -> {
                    parts.pop();
                    metrics.stored(part.points());
                    storedBefore = true;
                }
                case HALVE -> {
                    parts.pop();
                    halve(part, parts, answer);
                }
                case MEND -> {
                    if (!storedBefore) {
                        throw new InfluxConfigurationException(Mending.whatTo(settings, answer));
                    }
                    return new Offered(joined(parts), answer);
                }
                case WAIT -> {
                    return new Offered(joined(parts), answer);
                }
            }
        }
        return new Offered(Batch.EMPTY, answer);
    }

    private Answer timed(Batch batch) {
        long before = System.nanoTime();
        Answer answer = endpoint.write(batch.text());
        boolean took = System.nanoTime() - before > SLOW.toNanos();
        if (took != slow) {
            slow = took;
            LOG.info(
                    took
                            ? "{} takes more than {} ms for a batch"
                            : "{} takes less than {} ms for a batch again",
                    settings.url(),
                    SLOW.toMillis());
        }
        return answer;
    }

    /** Whether the store was slow to answer last. */
    boolean slow() {
        return slow;
    }

    private void halve(Batch part, Deque<Batch> parts, Answer answer) {
        if (part.points() == 1) {
            refused(part.text(), answer);
        } else {
            List<String> lines = part.lines();
            int half = lines.size() / 2;
            parts.push(Batch.of(lines.subList(half, lines.size())));
            parts.push(Batch.of(lines.subList(0, half)));
        }
    }

    private static Batch joined(Deque<Batch> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<String> lines = new ArrayList<>();
        parts.forEach(part -> lines.addAll(part.lines()));
        return Batch.of(lines);
    }

    private void refused(String line, Answer answer) {
        long count = metrics.rejected();
        if (count <= 10 || Long.bitCount(count) == 1) {
            LOG.warn(
                    "point refused ({} so far): {}: {}",
                    count,
                    answer.detail(),
                    line.length() <= LOGGED_LINE ? line : line.substring(0, LOGGED_LINE) + "...");
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
