package dev.needlewatch.streamjobs.record;

import static dev.needlewatch.streamjobs.record.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.sink.influx.Point;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint of an earlier state of the code is restored by this one. To check in one of today's
 * state, run {@code writesASavepoint} with {@code -Dtest.heap=-Dsavepoint.write=NAME}.
 */
class RecordStateEvolutionITCase {
    private static final Path SAVEPOINTS = Path.of("src/test/resources/savepoints");
    private static final long NOW = System.currentTimeMillis();
    private static final Duration SOON = Duration.ofSeconds(60);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private final InMemorySource source = new InMemorySource("record-evolution");
    private final RecordingSink sink = new RecordingSink("record-evolution");

    @TempDir private Path folder;

    /**
     * What was folded then is written now, and the session's row counts what came before the
     * savepoint, whether silence has ended it by the time of the test or the closing does.
     */
    @Test
    void whatAnEarlierStateHadFoldedIsWritten() throws Exception {
        JobClient job = start(2, SAVEPOINTS.resolve("record-2026-11").toAbsolutePath().toUri());
        try {
            await("a timer that was due long ago")
                    .atMost(SOON)
                    .until(() -> written("reading_1s").size() == 1);
            pen(
                    TopicKind.SESSION,
                    SystemCodec.encode(
                            new SessionEvent.Closed(
                                    1, 9, SECOND + 1_000, "s-1", Outcome.COMPLETED)));
            await("the session's row").atMost(SOON).until(() -> written("session").size() == 1);
            assertThat(written("reading_1s"))
                    .singleElement()
                    .satisfies(
                            point -> {
                                assertThat(point.timeNanos()).isEqualTo(SECOND * Given.NANOS);
                                assertThat(point.field("samples")).isEqualTo(3L);
                                assertThat(point.field("limit")).isEqualTo(0.2);
                            });
            Point row = written("session").get(0);
            assertThat(row.tag("outcome")).isIn("abandoned", "completed");
            assertThat(row.tag("treatment")).isEqualTo("cosmetic");
            assertThat((Double) row.field("deepest")).isCloseTo(0.15, within(1e-9));
            assertThat(row.field("alarms_high")).isEqualTo(1L);
            assertThat(row.field("needling_s")).isEqualTo(0.3);
        } finally {
            job.cancel().get();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "savepoint.write", matches = ".+")
    void writesASavepoint() throws Exception {
        JobClient job = start(1, null);
        pen(TopicKind.SESSION, SystemCodec.encode(Given.opened(0, Treatment.COSMETIC)));
        for (int i = 0; i < 3; i++) {
            pen(
                    TopicKind.READING,
                    SystemCodec.encode(
                            Given.reading(1 + i, SECOND + 100 * (i + 1), 0.05 * (i + 1))));
        }
        push(
                Topic.of("lyon", TopicKind.ALARM_EVENTS),
                SystemCodec.encode(AlarmPointsTest.alarm("a-1", AlarmEvent.RAISED)));
        await("the last message").atMost(SOON).until(() -> written("alarm").size() == 1);
        Path written =
                Path.of(
                        URI.create(
                                job.stopWithSavepoint(
                                                false,
                                                folder.toUri().toString(),
                                                SavepointFormatType.CANONICAL)
                                        .get()));
        assertThat(written("reading_1s")).as("still being folded").isEmpty();
        Path target =
                Files.createDirectories(
                        SAVEPOINTS.resolve("record-" + System.getProperty("savepoint.write")));
        try (Stream<Path> files = Files.list(written)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    private JobClient start(int parallelism, @Nullable URI savepoint) throws Exception {
        Configuration configuration = RecordJob.configuration();
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toString());
        }
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        environment.enableCheckpointing(3_600_000);
        new RecordJob(source, sink).addTo(environment);
        return environment.executeAsync(RecordJob.NAME);
    }

    private List<Point> written(String measurement) {
        return sink.written().stream().filter(p -> p.measurement().equals(measurement)).toList();
    }

    private void pen(TopicKind kind, byte[] payload) {
        push(Topic.of("lyon", kind, "pen-1"), payload);
    }

    private void push(Topic topic, byte[] payload) {
        source.push(new MqttMessage(topic.path(), payload, List.of(), NOW, 1, false, false));
    }
}
