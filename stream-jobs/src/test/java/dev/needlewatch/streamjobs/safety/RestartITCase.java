package dev.needlewatch.streamjobs.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import dev.needlewatch.ingest.contract.limits.LimitsApplied;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Alarms of many kinds, on, latched, acknowledged and about to escalate, over restarts. */
class RestartITCase {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private final SafetyRun run;
    private final ManyAlarms alarms;

    @TempDir private Path savepoints;

    RestartITCase(@InjectClusterClient ClusterClient<?> cluster, TestInfo test) {
        run = new SafetyRun(cluster, test.getDisplayName());
        alarms = new ManyAlarms(run);
    }

    /** What ends one attempt of the job and begins the next. */
    @FunctionalInterface
    private interface Breaking {
        void run() throws Exception;
    }

    @AfterEach
    void cancel() throws Exception {
        run.cancel();
    }

    @Test
    void aFailedJobGoesOnFromItsCheckpoint() throws Exception {
        run.start(1, null);
        survives(
                () -> {
                    run.checkpoint();
                    run.heard().forget();
                    run.tape().tear();
                });
    }

    @Test
    void aSavepointMayBeRestoredWithOtherParallelism() throws Exception {
        run.start(1, null);
        survives(
                () -> {
                    run.rescale(2, savepoints);
                    run.heard().forget();
                    run.rescale(1, savepoints);
                });
    }

    private void survives(Breaking breaking) throws Exception {
        run.ward()
                .limits(
                        "{\"version\":\"lyon-7\",\"areas\":{\"cheek\":"
                                + "{\"rejuvenationMaxMm\":1.4,\"rejuvenationWarnMm\":1.0}}}");
        awaitApplied();
        alarms.raise();
        Map<String, Alarm> before = alarms.standing();
        breaking.run();
        await("what stands to be published again")
                .atMost(ManyAlarms.SOON)
                .untilAsserted(() -> assertThat(alarms.standing()).isEqualTo(before));
        await("the open session")
                .atMost(ManyAlarms.SOON)
                .until(() -> run.heard().retained().containsKey("needling/v1/lyon/sessions/s-1"));
        awaitApplied();
        timersStillFire();
        alarms.end();
        assertThat(before.keySet()).containsAll(alarms.standing().keySet());
        assertThat(run.heard().events())
                .as("no alarm is new, but that the pens of a test are silent")
                .filteredOn(alarm -> alarm.event() == AlarmEvent.RAISED)
                .extracting(Alarm::code)
                .allMatch(code -> code == AlarmCode.PEN_SILENT);
    }

    private void awaitApplied() {
        await("limits/applied")
                .atMost(ManyAlarms.SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                run.heard()
                                                        .decoded(
                                                                TopicKind.LIMITS_APPLIED,
                                                                LimitsApplied.class))
                                        .isNotEmpty()
                                        .allMatch(applied -> applied.version().equals("lyon-7")));
    }

    private void timersStillFire() {
        await("the first escalation of what nobody acknowledged")
                .atMost(ManyAlarms.SOON)
                .until(
                        () ->
                                run.heard().events().stream()
                                        .filter(alarm -> alarm.event() == AlarmEvent.ESCALATED)
                                        .map(Alarm::session)
                                        .collect(Collectors.toSet())
                                        .containsAll(Set.of("s-1", "s-2", "s-6", "s-11")));
        await("the beat with the limits in force")
                .atMost(ManyAlarms.SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                run.heard()
                                                        .decoded(
                                                                TopicKind.MONITORING,
                                                                Monitoring.class))
                                        .isNotEmpty()
                                        .last()
                                        .extracting(Monitoring::limitsVersion)
                                        .isEqualTo("lyon-7"));
    }
}
