package dev.needlewatch.emulator.verdict;

import java.util.List;
import org.HdrHistogram.Histogram;

/** How long alarms took from the publication due to their receipt, in microseconds. */
public record Latency(long count, long p50Micros, long p99Micros, long p999Micros, long maxMicros) {
    static Latency of(List<Matching.Pair> pairs) {
        Histogram histogram = new Histogram(3);
        for (Matching.Pair pair : pairs) {
            histogram.recordValue(Math.max(0, pair.latencyNanos() / 1_000));
        }
        return new Latency(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue());
    }
}
