package dev.needlewatch.streamjobs.sink.influx;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** What the sink counts. Thread-safe: the task thread and the I/O thread both count. */
final class InfluxMetrics {
    static final String GROUP = "influx";
    static final String POINTS_WRITTEN = "pointsWritten";
    static final String POINTS_REJECTED = "pointsRejected";
    static final String RETRIES = "retries";
    static final String IN_FLIGHT_BATCHES = "inFlightBatches";
    static final String CONNECTED = "connected";

    private final Counter written = new ThreadSafeSimpleCounter();
    private final Counter rejected = new ThreadSafeSimpleCounter();
    private final Counter retries = new ThreadSafeSimpleCounter();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean connected = new AtomicBoolean();

    InfluxMetrics(MetricGroup operator) {
        MetricGroup group = operator.addGroup(GROUP);
        group.counter(POINTS_WRITTEN, written);
        group.counter(POINTS_REJECTED, rejected);
        group.counter(RETRIES, retries);
        group.gauge(IN_FLIGHT_BATCHES, (Gauge<Integer>) inFlight::get);
        group.gauge(CONNECTED, (Gauge<Integer>) () -> connected.get() ? 1 : 0);
    }

    void stored(int points) {
        written.inc(points);
        connected.set(true);
    }

    /** Counts a refused point; how many there are by now. */
    long rejected() {
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
