package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.sink.influx.spool.SpoolSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/**
 * A writer in a process of its own, to be killed: spools one batch after another, and says of each
 * when a checkpoint would have completed.
 */
final class SpoolingProcess {
    private SpoolingProcess() {}

    /** Arguments: the store's address, the spool's folder. Never ends by itself. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        InfluxSettings settings =
                InfluxSettings.of(arguments[0], null, "any", "needlewatch")
                        .withPatience(
                                Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(50))
                        .withSpool(SpoolSettings.in(Path.of(arguments[1])));
        InfluxMetrics metrics = new InfluxMetrics(new UnregisteredMetricsGroup());
        try (Destination destination = Destination.of(settings, 1, metrics, false)) {
            for (long n = 0; ; n++) {
                destination.keep(Batch.of(List.of("killed,t=a n=" + n + "i " + (n + 1))));
                destination.secure();
                System.out.println(n);
            }
        }
    }
}
