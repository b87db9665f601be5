package dev.needlewatch.emulator.verdict;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long alarms that had to come took from the publication due to their receipt, in microseconds.
 * When one that may come is due is not certain, so these do not count.
 */
public record Latency(long count, long p50Micros, long p99Micros, long p999Micros, long maxMicros) {
    /**
     * So long, in real time, both sides may be cold: what a virtual machine has not compiled yet is
     * slow. It counts, and is told apart.
     */
    public static final Duration SETTLING = Duration.ofSeconds(15);

    static Latency of(List<Matching.Pair> pairs) {
        return since(pairs, Long.MIN_VALUE);
    }

    /** Of what was due then or later. */
    static Latency since(List<Matching.Pair> pairs, long nanos) {
        Histogram histogram = new Histogram(3);
        for (Matching.Pair pair : pairs) {
            if (pair.expectation().alarm().required()
                    && pair.expectation().triggerNanos() >= nanos) {
                histogram.recordValue(Math.max(0, pair.latencyNanos() / 1_000));
            }
        }
        return new Latency(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue());
    }
}
