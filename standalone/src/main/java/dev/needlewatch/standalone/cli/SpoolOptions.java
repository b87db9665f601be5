package dev.needlewatch.standalone.cli;

import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import dev.needlewatch.streamjobs.sink.influx.spool.SpoolSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say how points go to an InfluxDB, and where they wait while it is away. Filled
 * by picocli. The embedded store needs no spool: it is away only when this process is.
 */
final class SpoolOptions {
    @Option(
            names = "--spool",
            paramLabel = "DIR",
            description = "where points wait while InfluxDB is away (default: spool in --data)")
    @Nullable Path folder;

    @Option(
            names = "--spool-mib",
            defaultValue = "2048",
            description = "most MiB that wait there (default ${DEFAULT-VALUE})")
    int mostMib;

    @Option(
            names = "--spool-drain",
            defaultValue = "20000",
            description = "points a second it is emptied with at most (default ${DEFAULT-VALUE})")
    int drainPointsPerSecond;

    @Option(
            names = "--batch-points",
            defaultValue = "5000",
            description = "points sent in one piece at most (default ${DEFAULT-VALUE})")
    int batchPoints;

    @Option(
            names = "--batch-age",
            defaultValue = "1s",
            converter = DurationConverter.class,
            description = "a piece is sent after so long at the latest (default ${DEFAULT-VALUE})")
    Duration batchAge = Duration.ofSeconds(1);

    /** The same store, written to as the options say. */
    InfluxSettings applied(InfluxSettings store, Path data) {
        Path spool = folder == null ? data.resolve("spool") : folder;
        long bytes = (long) mostMib << 20;
        return store.withBatches(batchPoints, batchAge, store.inFlightBatches())
                .withSpool(SpoolSettings.in(spool).within(bytes, drainPointsPerSecond));
    }
}
