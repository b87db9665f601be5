package dev.needlewatch.ingest.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts what was measured into words and tables. */
final class Report {
    private static final String[] FIGURES = {
        "rate",
        "reader",
        "seen/s",
        "p50 ms",
        "p99 ms",
        "p99.9 ms",
        "max ms",
        "publisher late ms",
        "reader CPU us",
        "broker CPU us",
        "all CPU us",
        "GC ms/s",
        "live MB",
        "others"
    };
    private static final String[] RATIOS = {
        "rate",
        "throughput / bare",
        "at least 0.85",
        "p99 / bare",
        "at most 1.5",
        "reader CPU / bare"
    };

    private Report() {}

    static String header(String title, Options options) {
        return "## "
                + title
                + "\n\n"
                + Machine.describe()
                + "- "
                + Reading.describe()
                + String.format(
                        Locale.ROOT,
                        "; %d s a measurement after %d s of warm-up, %d in turn, medians; flat out:"
                                + " %,d on their way%n",
                        options.step().toSeconds(),
                        options.warmUp().toSeconds(),
                        options.repeats(),
                        options.window());
    }

    static String comparisons(BenchBroker broker, List<Comparison> comparisons) {
        Table figures = new Table(FIGURES);
        Table ratios = new Table(RATIOS);
        for (Comparison at : comparisons) {
            figures.row(figures(at.rate(), ReaderKind.BARE, at.bare()));
            figures.row(figures(at.rate(), broker.source(), at.source()));
            ratios.row(
                    at.rate().toString(),
                    at.ratio(Sample::perSecond),
                    at.throughputVerdict(),
                    at.ratio(Sample::p99),
                    at.latencyVerdict(),
                    at.ratio(Sample::readerMicros));
        }
        return "\n### " + broker.title() + "\n\n" + figures + "\n" + ratios + faults(comparisons);
    }

    private static String[] figures(Rate rate, ReaderKind kind, List<Sample> samples) {
        return new String[] {
            rate.toString(),
            kind.toString(),
            String.format(Locale.ROOT, "%,.0f", Comparison.median(samples, Sample::perSecond)),
            millis(Comparison.median(samples, Sample::p50)),
            millis(Comparison.median(samples, Sample::p99)),
            millis(Comparison.median(samples, Sample::p999)),
            millis(Comparison.median(samples, Sample::max)),
            rate.flatOut() ? "-" : millis(Comparison.median(samples, Sample::lag)),
            tenths(Comparison.median(samples, Sample::readerMicros)),
            tenths(Comparison.median(samples, Sample::brokerMicros)),
            tenths(Comparison.median(samples, Sample::allMicros)),
            tenths(Comparison.median(samples, Sample::collecting)),
            tenths(Comparison.median(samples, Sample::liveMb)),
            percent(Comparison.median(samples, Sample::others))
        };
    }

    /** One line for the eye while it runs. */
    static String line(Sample sample) {
        return String.format(
                Locale.ROOT,
                "%,.0f/s, p50 %s ms, p99 %s ms, p99.9 %s ms, CPU %s us reader, %s us broker, %s us"
                        + " all, GC %.0f ms/s, %d checkpoints, others took %s%s",
                sample.perSecond(),
                millis(sample.p50()),
                millis(sample.p99()),
                millis(sample.p999()),
                tenths(sample.readerMicros()),
                tenths(sample.brokerMicros()),
                tenths(sample.allMicros()),
                sample.collecting(),
                sample.checkpoints(),
                percent(sample.others()),
                sample.complete() ? "" : ", NOT ALL SEEN");
    }

    private static String faults(List<Comparison> comparisons) {
        List<Sample> all =
                comparisons.stream()
                        .flatMap(at -> Stream.concat(at.bare().stream(), at.source().stream()))
                        .toList();
        long published = all.stream().mapToLong(Sample::published).sum();
        long distinct = all.stream().mapToLong(Sample::distinct).sum();
        long duplicates = all.stream().mapToLong(Sample::duplicates).sum();
        return String.format(
                Locale.ROOT,
                "%n%,d messages published, %,d never seen, %,d seen again.%n",
                published,
                published - distinct,
                duplicates);
    }

    static String millis(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }

    static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
