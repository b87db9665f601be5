package dev.needlewatch.ingest.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.testing.TestBroker;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * {@code ./needlewatch bench source}: the source beside a bare client in the same run, against the
 * same brokers. Only reports: ends with 0 unless something broke.
 */
public final class SourceBench {
    private static final int BROKEN = 1;
    private static final int MISUSED = 2;

    /** Fast enough to compile everything, and not so fast that a broker never recovers from it. */
    private static final Rate WARM_UP = new Rate(20_000);

    private final Options options;
    private final Consumer<String> progress;

    SourceBench(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    public static void main(String[] arguments) {
        List<String> list = List.of(arguments);
        if (list.contains("--help") || list.contains("-h")) {
            System.out.print(Options.HELP);
            System.exit(0);
        }
        try {
            Options options = Options.parse(list);
            quiet();
            String report = new SourceBench(options, System.err::println).run();
            System.out.print(report);
            if (options.out() != null) {
                Files.writeString(options.out(), report);
            }
            System.exit(0); // whatever threads a broker or a cluster has left
        } catch (IllegalArgumentException e) {
            System.err.println("bench source: " + e.getMessage());
            System.exit(MISUSED);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(BROKEN);
        }
    }

    private static void quiet() {
        level("dev.needlewatch", Level.WARN);
        level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.ERROR);
        // A cluster that is told to stop complains; a job that fails by itself is thrown.
        level("org.apache.flink", Level.OFF);
        // One line for each message of a batch that came twice; they are counted.
        level("com.hivemq.client", Level.OFF);
    }

    private static void level(String logger, Level level) {
        ((Logger) LoggerFactory.getLogger(logger)).setLevel(level);
    }

    /** Measures and returns the report. */
    String run() throws Exception {
        boolean soaking = !options.soak().isZero();
        StringBuilder report =
                new StringBuilder(Report.header(soaking ? "Soak" : "Source", options));
        progress.accept(report.toString());
        for (BenchBroker kind : options.brokers()) {
            if (!kind.here()) {
                report.append("\nLeft out: ").append(kind.title()).append(", not installed.\n");
                continue;
            }
            try (TestBroker broker = CpuAccount.BROKER.call(kind::start)) {
                report.append(
                        soaking
                                ? new Soak(options, progress).run(kind, broker.settings())
                                : compare(kind, broker.settings()));
            }
        }
        return report.toString();
    }

    private String compare(BenchBroker broker, BrokerSettings settings) throws Exception {
        for (ReaderKind kind : List.of(ReaderKind.BARE, broker.source())) {
            measure(broker, settings, WARM_UP, kind, "warm-up, not counted");
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (Rate rate : options.rates()) {
            Comparison comparison = new Comparison(rate);
            for (int i = 1; i <= options.repeats(); i++) {
                // Neither always comes second.
                List<ReaderKind> turn =
                        i % 2 == 1
                                ? List.of(ReaderKind.BARE, broker.source())
                                : List.of(broker.source(), ReaderKind.BARE);
                for (ReaderKind kind : turn) {
                    String which = i + " of " + options.repeats();
                    comparison.add(kind, measure(broker, settings, rate, kind, which));
                }
            }
            comparisons.add(comparison);
        }
        return Report.comparisons(broker, comparisons) + note(broker, settings);
    }

    /** What the embedded broker would be without the answer at once. */
    private String note(BenchBroker broker, BrokerSettings settings) throws Exception {
        if (broker.source() != ReaderKind.SOURCE_KEPT_IN_PROCESS) {
            return "";
        }
        Rate slow = new Rate(500);
        Sample sample =
                measure(
                        broker,
                        settings,
                        slow,
                        ReaderKind.SOURCE_BY_CHECKPOINT,
                        "acknowledged by checkpoint");
        return "\nAcknowledged by checkpoint instead, at "
                + slow
                + ": "
                + Report.line(sample)
                + ".\n";
    }

    private Sample measure(
            BenchBroker broker, BrokerSettings settings, Rate rate, ReaderKind kind, String which)
            throws Exception {
        Sample sample = new Measurement(settings, rate, options).run(kind);
        progress.accept(
                String.join(", ", broker.toString(), rate.toString(), kind.toString(), which)
                        + ": "
                        + Report.line(sample));
        return sample;
    }
}
