package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.needlewatch.streamjobs.record.RecordJob;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class InfluxSinkITCase {
    private static final long START = 1_795_377_844_000_000_000L;

    @RegisterExtension static final MiniClusterExtension CLUSTER = new MiniClusterExtension();

    @Test
    void aRealInfluxDbHasEveryPointOnceThoughAllWereSentTwice(@TempDir Path folder)
            throws Exception {
        assumeThat(InfluxdServer.installed())
                .as("influxd is not on the PATH; on Debian: apt-get install influxdb")
                .isPresent();
        try (InfluxdServer influxd = new InfluxdServer(folder)) {
            InfluxSettings settings =
                    InfluxSettings.of(influxd.url(), null, "any", "needlewatch")
                            .withBatches(100, Duration.ofMillis(50), 2);
            run(settings, points());
            run(settings, points());
            assertThat(influxd.query("SELECT count(depth) FROM reading_1s")).contains("[0,1000]");
            assertThat(influxd.query("SELECT session FROM reading_1s WHERE area='upper, lip='"))
                    .contains("\"he said \\\"\\\\ \\\"\"")
                    .contains(String.valueOf(START + 7));
        }
    }

    @Test
    void aRealInfluxDbRefusesABadPointAndKeepsItsNeighbours(@TempDir Path folder) throws Exception {
        assumeThat(InfluxdServer.installed())
                .as("influxd is not on the PATH; on Debian: apt-get install influxdb")
                .isPresent();
        try (InfluxdServer influxd = new InfluxdServer(folder)) {
            InfluxSettings settings = InfluxSettings.of(influxd.url(), null, "any", "needlewatch");
            List<Point> points = new ArrayList<>(points());
            points.add(500, Point.of("reading_1s").text("depth", "deep").at(START));
            run(settings, points);
            assertThat(influxd.query("SELECT count(depth) FROM reading_1s")).contains("[0,1000]");
        }
    }

    @Test
    void aMissingDatabaseEndsTheJobWithWhatToChangeInsteadOfALoop(@TempDir Path folder)
            throws Exception {
        assumeThat(InfluxdServer.installed())
                .as("influxd is not on the PATH; on Debian: apt-get install influxdb")
                .isPresent();
        try (InfluxdServer influxd = new InfluxdServer(folder)) {
            InfluxSettings settings = InfluxSettings.of(influxd.url(), null, "any", "nowhere");
            assertThatThrownBy(() -> run(settings, points()))
                    .hasStackTraceContaining("create bucket nowhere")
                    .hasStackTraceContaining("database not found");
        }
    }

    @Test
    void aJobRidesOutAStoreThatFailsForAWhile() throws Exception {
        try (ScriptedStore store = new ScriptedStore()) {
            store.then(503).then(500).then(429);
            run(store.settings().withBatches(100, Duration.ofMillis(50), 2), points());
            assertThat(store.taken()).hasSize(1_000).doesNotHaveDuplicates();
        }
    }

    private static List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            points.add(
                    Point.of("reading_1s")
                            .tag("clinic", "lyon")
                            .tag("area", i == 7 ? "upper, lip=" : "cheek")
                            .decimal("depth", i / 1_000.0)
                            .text("session", "he said \"\\ \"")
                            .at(START + i));
        }
        return points;
    }

    private static void run(InfluxSettings settings, List<Point> points) throws Exception {
        Configuration configuration = RecordJob.configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
        environment.enableCheckpointing(50);
        environment
                .fromData(Point.TYPE, points.toArray(Point[]::new))
                .sinkTo(new InfluxSink(settings));
        environment.execute();
    }
}
