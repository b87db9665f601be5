package dev.needlewatch.ingest.source.reader;

import java.util.Collection;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;

/** The numbers a reader gives to Flink. Counters may be raised on any thread. */
final class ReaderMetrics {
    private final Counter recordsIn;
    private final Counter reconnects;
    private final Counter sessionsLost;
    private final Counter redelivered;
    private final Counter dropped;

    ReaderMetrics(SourceReaderMetricGroup group, Inbox inbox, Collection<SplitSession> sessions) {
        recordsIn = group.getIOMetricGroup().getNumRecordsInCounter();
        reconnects = group.counter("reconnects", new ThreadSafeSimpleCounter());
        sessionsLost = group.counter("sessionsLost", new ThreadSafeSimpleCounter());
        redelivered = group.counter("redelivered", new ThreadSafeSimpleCounter());
        dropped = group.counter("dropped", new ThreadSafeSimpleCounter());
        group.setPendingRecordsGauge(() -> (long) inbox.size());
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

    void emitted(Arrival arrival) {
        recordsIn.inc();
        if (arrival.redelivered()) {
            redelivered.inc();
        }
    }

    void reconnected() {
        reconnects.inc();
    }

    void sessionLost() {
        sessionsLost.inc();
    }

    void dropped(long messages) {
        dropped.inc(messages);
    }
}
