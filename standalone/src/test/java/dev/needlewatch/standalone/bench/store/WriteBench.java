package dev.needlewatch.standalone.bench.store;

import dev.needlewatch.standalone.flink.EmbeddedFlink;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import dev.needlewatch.streamjobs.sink.influx.LineProtocol;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** Points a second through the sink, beside a bare loop that sends the same lines. */
final class WriteBench {
    private static final double LEAST = 0.8;

    static final String HEAD =
            "| store | points | bare loop, points/s | sink, points/s | sink / bare | at least 0.80"
                    + " |\n|---|---:|---:|---:|---:|---|\n";

    private final BenchStore store;
    private final EmbeddedFlink flink;
    private final Consumer<String> progress;

    WriteBench(BenchStore store, EmbeddedFlink flink, Consumer<String> progress) {
        this.store = store;
        this.flink = flink;
        this.progress = progress;
    }

    /** Measures in turn, so that neither always comes second; a row with the medians. */
    String run(String id, long points, int repeats) throws IOException, InterruptedException {
        bare("warm-bare-" + id, points / 4);
        sink("warm-sink-" + id, points / 4);
        double[] bare = new double[repeats];
        double[] sink = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            if (i % 2 == 0) {
                bare[i] = bare("bare-" + id + i, points);
                sink[i] = sink("sink-" + id + i, points);
            } else {
                sink[i] = sink("sink-" + id + i, points);
                bare[i] = bare("bare-" + id + i, points);
            }
            progress.accept(
                    String.format(
                            Locale.ROOT,
                            "%s: bare loop %,.0f/s, sink %,.0f/s",
                            store.title(),
                            bare[i],
                            sink[i]));
        }
        double ratio = median(sink) / median(bare);
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,.0f | %,.0f | %.2f | %s |%n",
                store.title(),
                points,
                median(bare),
                median(sink),
                ratio,
                ratio >= LEAST ? "met" : "missed");
    }

    private double bare(String run, long points) throws IOException, InterruptedException {
        BarePost loop = new BarePost(store);
        for (long n = 0; n < points; n++) {
            loop.add(LineProtocol.encode(Readings.of(run, n)));
        }
        loop.send();
        return loop.pointsPerSecond();
    }

    private double sink(String run, long points) {
        SinkRun sink =
                SinkRun.of(
                        flink,
                        run,
                        points,
                        InfluxSettings.of(store.url(), null, "needlewatch", "needlewatch"));
        sink.await("pointsWritten", points);
        return points / SinkRun.seconds();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
