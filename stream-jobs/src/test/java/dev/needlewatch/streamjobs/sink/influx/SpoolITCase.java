package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.streamjobs.record.RecordJob;
import dev.needlewatch.streamjobs.sink.influx.spool.SpoolSettings;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real influxd, killed while points flow; and a writer, killed while it spools. */
@Timeout(150)
class SpoolITCase {
    private static final int POINTS = 6_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @TempDir Path influx;
    @TempDir Path spool;

    @BeforeEach
    void needsInfluxd() {
        assumeThat(InfluxdServer.installed())
                .as("influxd is not on the PATH; on Debian: apt-get install influxdb")
                .isPresent();
    }

    @Test
    void everyPointIsStoredOnceThoughInfluxDbWasKilledWhilePointsCame() throws Exception {
        try (InfluxdServer influxd = new InfluxdServer(influx)) {
            JobClient job = flow(settings(influxd));
            await("points flow").atMost(PATIENCE).until(() -> stored(influxd, "flow") > 500);
            influxd.kill();
            awaitSpooled("points wait in the spool", bytes -> bytes > 50_000);
            influxd.restart();
            job.getJobExecutionResult().get();
            await("the spool is drained, by the job or by whoever comes next")
                    .atMost(PATIENCE)
                    .until(() -> drainedTo(influxd));
            assertThat(stored(influxd, "flow")).isEqualTo(POINTS);
        }
    }

    /** A writer of no points: takes over what the ended job left. */
    private boolean drainedTo(InfluxdServer influxd) throws IOException, InterruptedException {
        InfluxMetrics metrics = new InfluxMetrics(new UnregisteredMetricsGroup());
        try (Destination next = Destination.of(settings(influxd), 1, metrics, false)) {
            awaitSpooled("nothing is left", bytes -> bytes == 0);
            next.secure();
        }
        return true;
    }

    @Test
    void whatAKilledWriterCalledSafeIsDrainedByAnother() throws Exception {
        try (InfluxdServer influxd = new InfluxdServer(influx)) {
            influxd.kill();
            Process writer =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    SpoolingProcess.class.getName(),
                                    influxd.url(),
                                    spool.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            long safe = -1;
            try (BufferedReader said = writer.inputReader()) {
                String line;
                while (safe < 50 && (line = said.readLine()) != null) {
                    safe = line.matches("\\d+") ? Long.parseLong(line) : safe;
                }
                writer.destroyForcibly().onExit().join();
            }
            assertThat(safe).isEqualTo(50);
            influxd.restart();
            assertThat(drainedTo(influxd)).isTrue();
            assertThat(stored(influxd, "killed")).isGreaterThan(safe);
        }
    }

    private InfluxSettings settings(InfluxdServer influxd) {
        return InfluxSettings.of(influxd.url(), null, "any", "needlewatch")
                .withBatches(200, Duration.ofMillis(50), 4)
                .withPatience(Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofMillis(500))
                .withSpool(
                        SpoolSettings.in(spool)
                                .within(64 << 20, 5_000)
                                .leased(Duration.ofSeconds(2)));
    }

    private static JobClient flow(InfluxSettings settings) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(RecordJob.configuration());
        environment.setParallelism(2);
        environment.enableCheckpointing(200);
        GeneratorFunction<Long, Point> points =
                n ->
                        Point.of("flow")
                                .tag("t", "a" + n % 7)
                                .whole("n", n)
                                .at(1_795_377_844_000_000_000L + n);
        environment
                .fromSource(
                        new DataGeneratorSource<>(
                                points, POINTS, RateLimiterStrategy.perSecond(1_000), Point.TYPE),
                        WatermarkStrategy.noWatermarks(),
                        "points")
                .sinkTo(new InfluxSink(settings));
        return environment.executeAsync();
    }

    private void awaitSpooled(String what, LongPredicate enough) {
        await(what)
                .atMost(PATIENCE)
                .ignoreExceptions() // a segment may be moved while the folder is listed
                .until(() -> enough.test(spooledBytes()));
    }

    private long spooledBytes() throws IOException {
        try (Stream<Path> all = Files.walk(spool)) {
            return all.filter(file -> file.toString().endsWith(".points"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static long stored(InfluxdServer influxd, String measurement)
            throws IOException, InterruptedException {
        Matcher count =
                Pattern.compile("\\[0,(\\d+)\\]")
                        .matcher(influxd.query("SELECT count(n) FROM " + measurement));
        return count.find() ? Long.parseLong(count.group(1)) : 0;
    }
}
