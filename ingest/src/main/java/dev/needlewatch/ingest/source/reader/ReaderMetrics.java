package dev.needlewatch.ingest.source.reader;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.runtime.metrics.MetricNames;

/** The numbers a reader gives to Flink. Any thread, where nothing else is said. */
final class ReaderMetrics {
    private final SourceReaderMetricGroup group;
    private final Counter recordsIn;
    private final Counter errors;
    private final AtomicLong droppedSinceEmission = new AtomicLong();
    private final Counter reconnects;
    private final Counter sessionsLost;
    private final Counter redelivered;
    private final Counter dropped;

    ReaderMetrics(SourceReaderMetricGroup group, Inbox inbox, Collection<SplitSession> sessions) {
        this.group = group;
        recordsIn = group.getIOMetricGroup().getNumRecordsInCounter();
        errors = group.getNumRecordsInErrorsCounter();
        reconnects = group.counter("reconnects", new ThreadSafeSimpleCounter());
        sessionsLost = group.counter("sessionsLost", new ThreadSafeSimpleCounter());
        redelivered = group.counter("redelivered", new ThreadSafeSimpleCounter());
        dropped = group.counter("dropped", new ThreadSafeSimpleCounter());
        group.setPendingRecordsGauge(() -> (long) inbox.size());
        group.setPendingBytesGauge(inbox::bytes);
        group.gauge("sessions", (Gauge<Integer>) sessions::size);
        group.gauge(
                "connected",
                (Gauge<Integer>)
                        () -> (int) sessions.stream().filter(SplitSession::connected).count());
        group.gauge(
                "unacknowledged",
                (Gauge<Integer>)
                        () -> sessions.stream().mapToInt(SplitSession::unacknowledged).sum());
        group.gauge(
                "windowUsage",
                (Gauge<Double>)
                        () ->
                                sessions.stream()
                                        .mapToDouble(SplitSession::windowUsage)
                                        .max()
                                        .orElse(0));
    }

    /** Gives Flink a gauge of how old the newest message was when it arrived, ms. */
    void fetchLag(Gauge<Long> lag) {
        group.gauge(MetricNames.CURRENT_FETCH_EVENT_TIME_LAG, lag);
    }

    /** Task thread: {@code numRecordsIn} and {@code numRecordsInErrors} are not for others. */
    void taken(AckTracker.Taken taken) {
        if (taken != AckTracker.Taken.EMITTED) {
            recordsIn.inc();
        }
        if (droppedSinceEmission.get() > 0) {
            errors.inc(droppedSinceEmission.getAndSet(0));
        }
        if (taken != AckTracker.Taken.NEW) {
            redelivered.inc();
        }
    }

    void reconnected() {
        reconnects.inc();
    }

    void sessionLost() {
        sessionsLost.inc();
    }

    /** A message without a readable time. Task thread. */
    void error() {
        errors.inc();
    }

    void dropped(long messages) {
        dropped.inc(messages);
        droppedSinceEmission.addAndGet(messages);
    }
}
