package dev.needlewatch.ingest.source.reader;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.OperatorIOMetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Keeps counters and gauges by name. */
final class CountingMetrics extends UnregisteredMetricsGroup implements SourceReaderMetricGroup {
    private final SourceReaderMetricGroup rest;
    private final Map<String, Counter> counters = new HashMap<>();
    final Map<String, Gauge<?>> gauges = new HashMap<>();

    CountingMetrics(SourceReaderMetricGroup rest) {
        this.rest = rest;
    }

    long count(String name) {
        return counters.get(name).getCount();
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
        return rest.getIOMetricGroup();
    }

    @Override
    public Counter getNumRecordsInErrorsCounter() {
        return rest.getNumRecordsInErrorsCounter();
    }

    @Override
    public void setPendingBytesGauge(Gauge<Long> gauge) {}

    @Override
    public void setPendingRecordsGauge(Gauge<Long> gauge) {
        gauges.put("pendingRecords", gauge);
    }
}
