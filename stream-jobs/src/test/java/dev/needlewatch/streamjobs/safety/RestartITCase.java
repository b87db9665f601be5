package dev.needlewatch.streamjobs.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import dev.needlewatch.ingest.contract.limits.LimitsApplied;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String MEDICAL = "\"treatment\":\"medical\"";
    private static final String SHALLOW = "\"area\":\"cheek\",\"depthMm\":0.8";
    private static final String DEEP = "\"area\":\"cheek\",\"depthMm\":1.62";

    private final SafetyRun run;
    private final Ward ward;

    @TempDir private Path savepoints;

    RestartITCase(@InjectClusterClient ClusterClient<?> cluster, TestInfo test) {
        run = new SafetyRun(cluster, test.getDisplayName());
        ward = run.ward();
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
        ward.limits(
                "{\"version\":\"lyon-7\",\"areas\":{\"cheek\":{\"rejuvenationMaxMm\":1.4,\"rejuvenationWarnMm\":1.0}}}");
        awaitApplied();
        Map<String, Alarm> before = alarmsOfManyKinds();
        breaking.run();
        await("what stands to be published again")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(run.heard().standing()).isEqualTo(before));
        assertThat(run.heard().retained()).containsKey("needling/v1/lyon/sessions/s-1");
        assertThat(run.heard().decoded(TopicKind.LIMITS_APPLIED, LimitsApplied.class))
                .isNotEmpty()
                .allMatch(applied -> applied.version().equals("lyon-7"));
        timersStillFire();
        endsStillCome(before);
        assertThat(run.heard().events())
                .as("no alarm is new")
                .noneMatch(alarm -> alarm.event() == AlarmEvent.RAISED);
    }

    private void awaitApplied() {
        await("limits/applied")
                .atMost(SOON)
                .until(
                        () ->
                                !run.heard()
                                        .decoded(TopicKind.LIMITS_APPLIED, LimitsApplied.class)
                                        .isEmpty());
    }

    private Map<String, Alarm> alarmsOfManyKinds() throws Exception {
        for (int i = 1; i <= 6; i++) {
            ward.opened("pen-" + i, "s-" + i, MEDICAL);
            ward.tested("pen-" + i, "s-" + i);
        }
        ward.readings(2, "pen-1", "s-1", DEEP); // on, about to escalate
        ward.readings(2, "pen-2", "s-2", DEEP); // to be latched
        ward.readings(22, "pen-2", "s-2", SHALLOW);
        ward.readings(2, "pen-3", "s-3", DEEP); // to be acknowledged
        ward.readings(1, "pen-4", "s-4", "\"area\":\"forehead\",\"depthMm\":0.4,\"passes\":4");
        ward.readings(11, "pen-5", "s-5", "\"area\":\"cheek\",\"depthMm\":1.2"); // a warning
        ward.readings(2, "pen-6", "s-6", DEEP); // closed
        ward.closed("pen-6", "s-6");
        awaitAlarms(6);
        ward.acknowledge(of("s-3").id());
        await("ack").atMost(SOON).until(() -> of("s-3").presence() == Presence.ACK);
        return run.heard().standing();
    }

    private void awaitAlarms(int count) {
        await("alarms")
                .atMost(SOON)
                .until(() -> run.heard().standing().size() == count && presence("s-6"));
    }

    private boolean presence(String session) {
        return of(session).presence() == Presence.LATCHED;
    }

    private Alarm of(String session) {
        return run.heard().standing().values().stream()
                .filter(alarm -> session.equals(alarm.session()))
                .findFirst()
                .orElseThrow();
    }

    private void timersStillFire() {
        await("the first escalation of what nobody acknowledged")
                .atMost(SOON)
                .until(
                        () ->
                                run.heard().events().stream()
                                        .filter(alarm -> alarm.event() == AlarmEvent.ESCALATED)
                                        .map(Alarm::session)
                                        .collect(Collectors.toSet())
                                        .containsAll(Set.of("s-1", "s-2", "s-6")));
        assertThat(run.heard().decoded(TopicKind.MONITORING, Monitoring.class))
                .isNotEmpty()
                .last()
                .extracting(Monitoring::limitsVersion)
                .isEqualTo("lyon-7");
    }

    private void endsStillCome(Map<String, Alarm> before) {
        ward.readings(22, "pen-1", "s-1", SHALLOW);
        ward.readings(22, "pen-3", "s-3", SHALLOW);
        ward.closed("pen-4", "s-4");
        ward.readings(32, "pen-5", "s-5", SHALLOW);
        List<String> acknowledged =
                before.values().stream()
                        .filter(alarm -> alarm.presence() == Presence.LATCHED)
                        .map(Alarm::id)
                        .toList();
        acknowledged.forEach(ward::acknowledge);
        await("what latches to be all that is left")
                .atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(run.heard().standing().values())
                                        .extracting(Alarm::code, Alarm::session, Alarm::presence)
                                        .containsExactlyInAnyOrder(
                                                tuple(
                                                        AlarmCode.DEPTH_ABOVE_LIMIT,
                                                        "s-1",
                                                        Presence.LATCHED),
                                                tuple(
                                                        AlarmCode.PASSES_ABOVE_LIMIT,
                                                        "s-4",
                                                        Presence.LATCHED)));
        assertThat(before.keySet()).containsAll(run.heard().standing().keySet());
    }
}
