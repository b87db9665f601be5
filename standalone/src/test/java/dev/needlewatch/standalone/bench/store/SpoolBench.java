package dev.needlewatch.standalone.bench.store;

import dev.needlewatch.standalone.flink.EmbeddedFlink;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import dev.needlewatch.streamjobs.sink.influx.spool.SpoolSettings;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** How fast points go to the spool while influxd is away, and out of it once it is back. */
final class SpoolBench {
    private static final int NO_BOUND = 100_000_000;

    private final InfluxdServer influxd;
    private final EmbeddedFlink flink;
    private final Path folder;

    SpoolBench(InfluxdServer influxd, EmbeddedFlink flink, Path folder) {
        this.influxd = influxd;
        this.flink = flink;
        this.folder = folder;
    }

    /** Fills and drains; lines for the report. */
    String run(long points) throws IOException {
        return drained("as fast as it can", points, NO_BOUND)
                + drained("bounded to 20,000 a second", Math.min(points, 200_000), 20_000);
    }

    private String drained(String words, long points, int bound) throws IOException {
        String id = Integer.toString(bound);
        InfluxSettings store =
                InfluxSettings.of(influxd.url(), null, "any", "needlewatch")
                        .withPatience(
                                Duration.ofSeconds(10),
                                Duration.ofMillis(100),
                                Duration.ofMillis(500))
                        .withSpool(
                                SpoolSettings.in(folder.resolve(id))
                                        .within(2L << 30, bound)
                                        .leased(Duration.ofSeconds(2)));
        influxd.kill();
        SinkRun filling = SinkRun.of(flink, "fill-" + id, points, store);
        filling.await("pointsSpooled", points);
        double filled = points / SinkRun.seconds();
        SinkRun draining = SinkRun.idle(flink, "drain-" + id, store);
        influxd.restart();
        draining.await("pointsDrained", 1);
        long first = draining.count("pointsDrained");
        long begin = System.nanoTime();
        draining.await("pointsDrained", points);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return String.format(
                Locale.ROOT,
                "- %,d points spooled at %,.0f/s, drained %s: %,.0f/s%n",
                points,
                filled,
                words,
                (points - first) / seconds);
    }
}
