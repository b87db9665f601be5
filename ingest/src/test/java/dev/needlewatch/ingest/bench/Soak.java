package dev.needlewatch.ingest.bench;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Reads for long with the source and watches what memory it keeps. */
final class Soak {
    private static final double FLAT_MB = 5;
    private static final double MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long CHECKPOINT = TimeUnit.SECONDS.toNanos(3);

    private final Options options;
    private final Consumer<String> progress;
    private final List<Look> looks = new ArrayList<>();

    Soak(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /** The memory at one time. */
    private record Look(double minute, double live, OptionalDouble resident) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%5.2f min  %6.1f MB live  %s MB resident",
                    minute,
                    live,
                    residentText());
        }

        String residentText() {
            return resident.isPresent() ? Report.tenths(resident.getAsDouble()) : "unknown";
        }
    }

    /** Soaks and reports. */
    String run(BenchBroker broker, BrokerSettings settings) throws Exception {
        long start = System.nanoTime();
        Sample sample =
                new Measurement(settings, options.soakRate(), options)
                        .run(
                                broker.source(),
                                options.soak(),
                                (end, reader) -> watch(start, end, reader));
        Table series = new Table("minute", "live MB", "resident MB");
        for (Look look : looks) {
            series.row(
                    String.format(Locale.ROOT, "%.2f", look.minute()),
                    Report.tenths(look.live()),
                    look.residentText());
        }
        return "\n### Soak at "
                + options.soakRate()
                + ", "
                + broker.title()
                + "\n\n"
                + series
                + "\n"
                + verdict()
                + String.format(
                        Locale.ROOT,
                        "%s. %,d published, %,d never seen, %,d seen again.%n",
                        Report.line(sample),
                        sample.published(),
                        sample.published() - sample.distinct(),
                        sample.duplicates());
    }

    private void watch(long start, long end, Reader reader) throws Exception {
        long due = System.nanoTime();
        while (end - due > 0) {
            parkUntil(due, reader);
            afterACheckpoint(reader, Math.min(end - due, CHECKPOINT) + due);
            Look look =
                    new Look(
                            (System.nanoTime() - start) / MINUTE, Memory.live(), Memory.resident());
            looks.add(look);
            progress.accept(look.toString());
            due += options.sample().toNanos();
        }
        parkUntil(end, reader);
    }

    /** Between checkpoints the source holds what is not acknowledged; look when it is least. */
    private static void afterACheckpoint(Reader reader, long latest) {
        long before = reader.checkpoints();
        while (reader.checkpoints() == before && latest - System.nanoTime() > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    private static void parkUntil(long time, Reader reader) throws Exception {
        while (time - System.nanoTime() > 0) {
            reader.check();
            LockSupport.parkNanos(Math.min(time - System.nanoTime(), TimeUnit.SECONDS.toNanos(1)));
        }
    }

    private String verdict() {
        double perMinute = slope();
        double minutes = options.soak().toMillis() / 60_000.0;
        double rise = perMinute * minutes;
        return String.format(
                Locale.ROOT,
                "Live heap changes by %+.2f MB a minute, %+.1f MB over %.1f minutes: %s (flat is"
                        + " less than %.0f MB up).%n",
                perMinute,
                rise,
                minutes,
                rise < FLAT_MB ? "flat" : "not flat",
                FLAT_MB);
    }

    /** Of the line that fits the live heap best; MB a minute. */
    private double slope() {
        double x = looks.stream().mapToDouble(Look::minute).average().orElse(0);
        double y = looks.stream().mapToDouble(Look::live).average().orElse(0);
        double covariance =
                looks.stream().mapToDouble(l -> (l.minute() - x) * (l.live() - y)).sum();
        double variance = looks.stream().mapToDouble(l -> Math.pow(l.minute() - x, 2)).sum();
        return variance == 0 ? 0 : covariance / variance;
    }
}
