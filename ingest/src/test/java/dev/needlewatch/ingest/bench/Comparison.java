package dev.needlewatch.ingest.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What was measured at one rate: the bare loop and the source in turn, as often as asked for. */
final class Comparison {
    private static final double THROUGHPUT_AIM = 0.85;
    private static final double LATENCY_AIM = 1.5;
    private static final double KEPT_UP = 0.98;
    private static final double LATE_MILLIS = 10;
    private static final double OTHERS = 1.0 / 3;
    private static final String BUSY = "machine busy, not judged";

    private final Rate rate;
    private final List<Sample> bare = new ArrayList<>();
    private final List<Sample> source = new ArrayList<>();

    Comparison(Rate rate) {
        this.rate = rate;
    }

    void add(ReaderKind kind, Sample sample) {
        (kind == ReaderKind.BARE ? bare : source).add(sample);
    }

    Rate rate() {
        return rate;
    }

    List<Sample> bare() {
        return bare;
    }

    List<Sample> source() {
        return source;
    }

    /** The source's value over the bare loop's, of each pair, sorted. */
    private double[] ratios(ToDoubleFunction<Sample> value) {
        return IntStream.range(0, Math.min(bare.size(), source.size()))
                .mapToDouble(
                        i -> value.applyAsDouble(source.get(i)) / value.applyAsDouble(bare.get(i)))
                .sorted()
                .toArray();
    }

    String ratio(ToDoubleFunction<Sample> value) {
        double[] ratios = ratios(value);
        String middle = String.format(Locale.ROOT, "%.2f", median(ratios));
        return ratios.length == 1
                ? middle
                : String.format(
                        Locale.ROOT,
                        "%s (%.2f to %.2f)",
                        middle,
                        ratios[0],
                        ratios[ratios.length - 1]);
    }

    /** Whether other processes took so much of the machine that no figure can be trusted. */
    private boolean busy() {
        return Math.max(median(bare, Sample::others), median(source, Sample::others)) > OTHERS;
    }

    String throughputVerdict() {
        if (busy()) {
            return BUSY;
        }
        double[] ratios = ratios(Sample::perSecond);
        return word(IntStream.range(0, ratios.length).filter(i -> ratios[i] >= THROUGHPUT_AIM));
    }

    /** Where messages pile up, latency tells how long one waited, not how fast the reader is. */
    String latencyVerdict() {
        if (rate.flatOut()) {
            return "queueing, not judged";
        }
        if (busy()) {
            return BUSY;
        }
        if (Math.max(median(bare, Sample::lag), median(source, Sample::lag)) > LATE_MILLIS) {
            return "publisher late, not judged";
        }
        if (median(bare, Sample::perSecond) < rate.perSecond() * KEPT_UP) {
            return "overloaded, not judged";
        }
        double[] ratios = ratios(Sample::p99);
        return word(IntStream.range(0, ratios.length).filter(i -> ratios[i] <= LATENCY_AIM));
    }

    private String word(IntStream met) {
        long count = met.count();
        if (count == bare.size()) {
            return "met";
        }
        return count == 0 ? "missed" : "met in " + count + " of " + bare.size();
    }

    static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return median(samples.stream().mapToDouble(value).sorted().toArray());
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
