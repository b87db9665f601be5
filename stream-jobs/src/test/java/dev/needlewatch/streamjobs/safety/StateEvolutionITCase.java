package dev.needlewatch.streamjobs.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint of an earlier state of the code is restored by this one. To check in one of today's
 * state, run {@code writesASavepoint} with {@code -Dtest.heap=-Dsavepoint.write=NAME}.
 */
class StateEvolutionITCase {
    private static final Path SAVEPOINTS = Path.of("src/test/resources/savepoints");
    private static final String ALARMS = "alarms.txt";
    private static final String APPLIED = "needling/v1/lyon/limits/applied";

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private final SafetyRun run;

    @TempDir private Path folder;

    StateEvolutionITCase(@InjectClusterClient ClusterClient<?> cluster, TestInfo test) {
        run = new SafetyRun(cluster, test.getDisplayName());
    }

    @AfterEach
    void cancel() throws Exception {
        run.cancel();
    }

    /**
     * Its sessions are over by the time of the test: silence has closed them. So each alarm is
     * heard of again as it stands, or by its end.
     */
    @Test
    void everyAlarmOfAnEarlierStateIsStillKnown() throws Exception {
        Path savepoint = SAVEPOINTS.resolve("2026-11");
        List<String> ids = Files.readAllLines(savepoint.resolve(ALARMS));
        run.start(2, savepoint.toAbsolutePath().toUri().toString());
        await("all alarms").atMost(ManyAlarms.SOON).until(() -> heardOf().containsAll(ids));
        assertThat(run.heard().events())
                .filteredOn(alarm -> alarm.event() == AlarmEvent.RAISED)
                .extracting(Alarm::code)
                .allMatch(code -> code == AlarmCode.PEN_SILENT);
        await("the limits in force, on a way of their own") // once every instance has told them
                .atMost(ManyAlarms.SOON)
                .untilAsserted(
                        () ->
                                assertThat(run.heard().retained().get(APPLIED))
                                        .isNotNull()
                                        .contains("\"version\":\"lyon-7\""));
    }

    private Set<String> heardOf() {
        Set<String> ids = new HashSet<>(run.heard().standing().keySet());
        run.heard().events().forEach(alarm -> ids.add(alarm.id()));
        return ids;
    }

    @Test
    @EnabledIfSystemProperty(named = "savepoint.write", matches = ".+")
    void writesASavepoint() throws Exception {
        run.start(1, null);
        run.ward().limits("{\"version\":\"lyon-7\",\"interlock\":true}");
        ManyAlarms alarms = new ManyAlarms(run);
        alarms.raise();
        Path written = Path.of(java.net.URI.create(run.stop(folder)));
        Path target =
                Files.createDirectories(SAVEPOINTS.resolve(System.getProperty("savepoint.write")));
        try (Stream<Path> files = Files.list(written)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        Files.write(target.resolve(ALARMS), alarms.standing().keySet());
    }
}
