package dev.needlewatch.ingest.source.reader;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.OperatorIOMetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Keeps counters and gauges by the names Flink reports them under. */
final class CountingMetrics extends UnregisteredMetricsGroup
        implements SourceReaderMetricGroup, OperatorIOMetricGroup {
    private final Map<String, Counter> counters = new HashMap<>();
    final Map<String, Gauge<?>> gauges = new HashMap<>();

    long count(String name) {
        return counters.get(name).getCount();
    }

    Object gauge(String name) {
        return gauges.get(name).getValue();
    }

    @Override
    public Counter counter(String name) {
        return counters.computeIfAbsent(name, key -> new SimpleCounter());
    }

    @Override
    public <C extends Counter> C counter(String name, C counter) {
        counters.put(name, counter);
        return counter;
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        gauges.put(name, gauge);
        return gauge;
    }

    @Override
    public OperatorIOMetricGroup getIOMetricGroup() {
        return this;
    }

    @Override
    public Counter getNumRecordsInCounter() {
        return counter("numRecordsIn");
    }

    @Override
    public Counter getNumRecordsOutCounter() {
        return counter("numRecordsOut");
    }

    @Override
    public Counter getNumBytesInCounter() {
        return counter("numBytesIn");
    }

    @Override
    public Counter getNumBytesOutCounter() {
        return counter("numBytesOut");
    }

    @Override
    public Counter getNumRecordsInErrorsCounter() {
        return counter("numRecordsInErrors");
    }

    @Override
    public void setPendingBytesGauge(Gauge<Long> gauge) {
        gauge("pendingBytes", gauge);
    }

    @Override
    public void setPendingRecordsGauge(Gauge<Long> gauge) {
        gauge("pendingRecords", gauge);
    }
}
