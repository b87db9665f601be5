package dev.needlewatch.standalone.flink;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.jspecify.annotations.Nullable;

/**
 * The jobs' counters and gauges as they stand, summed over operators and subtasks. Flink makes one
 * board for the JVM; counts outlive the restart of a job.
 */
public final class CounterBoard implements MetricReporter {
    private static final CounterBoard BOARD = new CounterBoard();
    private static final String JOB = "<job_name>";
    private static final String OPERATOR = "<operator_name>";
    private static final String SOURCE = "Source: ";

    private final Map<Metric, Label> live = new ConcurrentHashMap<>();
    private final Map<Label, AtomicLong> ended = new ConcurrentHashMap<>();

    private CounterBoard() {}

    /** The board of this JVM. */
    public static CounterBoard get() {
        return BOARD;
    }

    /** Whose metric it is, whether a source's, and what it is called. */
    private record Label(String job, boolean source, String name) {}

    /** The sum of a counter over all operators of a job but its sources, restarts included. */
    public long count(String job, String name) {
        Label label = new Label(job, false, name);
        long sum = ended.computeIfAbsent(label, l -> new AtomicLong()).get();
        for (Map.Entry<Metric, Label> entry : live.entrySet()) {
            if (entry.getValue().equals(label) && entry.getKey() instanceof Counter counter) {
                sum += counter.getCount();
            }
        }
        return sum;
    }

    /** The sum of a gauge over the sources of a job; null if there is none. */
    public @Nullable Double sourceGauge(String job, String name) {
        Label label = new Label(job, true, name);
        Double sum = null;
        for (Map.Entry<Metric, Label> entry : live.entrySet()) {
            if (entry.getValue().equals(label)
                    && entry.getKey() instanceof Gauge<?> gauge
                    && gauge.getValue() instanceof Number number) {
                sum = (sum == null ? 0 : sum) + number.doubleValue();
            }
        }
        return sum;
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        String job = group.getAllVariables().get(JOB);
        if (job != null) {
            String operator = group.getAllVariables().getOrDefault(OPERATOR, "");
            live.put(metric, new Label(job, operator.startsWith(SOURCE), name));
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        Label label = live.remove(metric);
        if (label != null && metric instanceof Counter counter) {
            ended.computeIfAbsent(label, l -> new AtomicLong()).addAndGet(counter.getCount());
        }
    }

    @Override
    public void open(MetricConfig config) {
        live.clear();
        ended.clear();
    }

    @Override
    public void close() {}

    /** Named in the cluster's configuration; found by Flink as a service. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(java.util.Properties properties) {
            return BOARD;
        }
    }
}
