package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.sink.influx.spool.Spool;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** What the sink counts. Thread-safe: the task thread and the I/O thread both count. */
final class InfluxMetrics {
    static final String GROUP = "influx";
    static final String POINTS_WRITTEN = "pointsWritten";
    static final String POINTS_REJECTED = "pointsRejected";
    static final String RETRIES = "retries";
    static final String IN_FLIGHT_BATCHES = "inFlightBatches";
    static final String CONNECTED = "connected";
    static final String POINTS_SPOOLED = "pointsSpooled";
    static final String POINTS_DRAINED = "pointsDrained";
    static final String DRAIN_RATE = "drainRate";
    static final String HELD_BACK = "heldBack";
    static final String SPOOL_BYTES = "spoolBytes";
    static final String SPOOL_AGE_MS = "spoolAgeMs";

    /** The group of the counters of answers, one for each {@link Verdict}. */
    static final String ANSWERS = "answers";

    private final Counter written = new ThreadSafeSimpleCounter();
    private final Counter rejected = new ThreadSafeSimpleCounter();
    private final Counter retries = new ThreadSafeSimpleCounter();
    private final Counter spooled = new ThreadSafeSimpleCounter();
    private final Counter drained = new ThreadSafeSimpleCounter();
    private final Counter heldBack = new ThreadSafeSimpleCounter();
    private final Map<Verdict, Counter> answers = new EnumMap<>(Verdict.class);
    private final MetricGroup group;

    /** Flink's own, which are not thread-safe: guarded by this. */
    private final Counter sent;

    /** Flink's own, which are not thread-safe: guarded by this. */
    private final Counter sendErrors;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean connected = new AtomicBoolean();

    InfluxMetrics(MetricGroup operator) {
        this(operator, new SimpleCounter(), new SimpleCounter());
    }

    /** Counts what every sink counts, too. */
    static InfluxMetrics of(SinkWriterMetricGroup writer) {
        return new InfluxMetrics(
                writer, writer.getNumRecordsSendCounter(), writer.getNumRecordsSendErrorsCounter());
    }

    private InfluxMetrics(MetricGroup operator, Counter sent, Counter sendErrors) {
        this.sent = sent;
        this.sendErrors = sendErrors;
        group = operator.addGroup(GROUP);
        group.counter(POINTS_WRITTEN, written);
        group.counter(POINTS_REJECTED, rejected);
        group.counter(RETRIES, retries);
        group.counter(POINTS_SPOOLED, spooled);
        group.counter(POINTS_DRAINED, drained);
        group.counter(HELD_BACK, heldBack);
        group.meter(DRAIN_RATE, new MeterView(drained));
        MetricGroup causes = group.addGroup(ANSWERS);
        for (Verdict verdict : Verdict.values()) {
            Counter counter = new ThreadSafeSimpleCounter();
            answers.put(verdict, counter);
            causes.counter(verdict.name().toLowerCase(Locale.ROOT), counter);
        }
        group.gauge(IN_FLIGHT_BATCHES, (Gauge<Integer>) inFlight::get);
        group.gauge(CONNECTED, (Gauge<Integer>) () -> connected.get() ? 1 : 0);
    }

    /** Shows how full the spool is. */
    void show(Spool spool) {
        group.gauge(SPOOL_BYTES, (Gauge<Long>) spool::bytes);
        group.gauge(SPOOL_AGE_MS, (Gauge<Long>) spool::ageMs);
    }

    void answer(Verdict verdict) {
        count(verdict).inc();
    }

    private Counter count(Verdict verdict) {
        return Objects.requireNonNull(answers.get(verdict));
    }

    void spooled(int points) {
        spooled.inc(points);
    }

    void drained(int points) {
        drained.inc(points);
    }

    /** There was no room in the spool; counted each time it was looked for. */
    void heldBack() {
        heldBack.inc();
    }

    synchronized void stored(int points) {
        sent.inc(points);
        written.inc(points);
        connected.set(true);
    }

    /** Counts a refused point; how many there are by now. */
    synchronized long rejected() {
        sendErrors.inc();
        rejected.inc();
        return rejected.getCount();
    }

    void retried() {
        retries.inc();
        connected.set(false);
    }

    /** The store answered, whatever it said. */
    void answered() {
        connected.set(true);
    }

    void inFlight(int batches) {
        inFlight.set(batches);
    }

    long answers(Verdict verdict) {
        return count(verdict).getCount();
    }

    long pointsSpooled() {
        return spooled.getCount();
    }

    long pointsDrained() {
        return drained.getCount();
    }

    long timesHeldBack() {
        return heldBack.getCount();
    }

    long pointsWritten() {
        return written.getCount();
    }

    long pointsRejected() {
        return rejected.getCount();
    }

    long retries() {
        return retries.getCount();
    }

    boolean connected() {
        return connected.get();
    }

    int inFlight() {
        return inFlight.get();
    }
}
