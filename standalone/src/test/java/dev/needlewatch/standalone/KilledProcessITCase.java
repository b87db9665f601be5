package dev.needlewatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process gets SIGKILL while alarms of several codes are on, latched, acknowledged and about to
 * come; pens and screens go on meanwhile, at a broker that keeps what they publish.
 */
class KilledProcessITCase {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir private Path folder;

    @Test
    void alarmsKeepTheirIdsAndNoEndIsLost() {
        assumeTrue(
                Stranger.hasClients() && MosquittoBroker.program().isPresent(),
                "Mosquitto and its clients are not installed");
        try (MosquittoBroker broker = MosquittoBroker.started();
                PlayedClinic clinic = new PlayedClinic(broker.settings())) {
            StandaloneProcess first = start(broker, "first");
            try {
                raise(clinic);
            } finally {
                first.kill();
            }
            List<Alarm> before = clinic.events();
            String pending = goOnMeanwhile(clinic, before);
            try (StandaloneProcess second = start(broker, "second")) {
                endsStillCome(clinic, pending);
                timersStillFire(clinic, before.size());
                noAlarmIsNew(clinic, before, pending);
                retainedIsWhatWasToldLast(clinic);
            }
        }
    }

    private StandaloneProcess start(MosquittoBroker broker, String name) {
        return StandaloneProcess.started(
                folder.resolve("data"), broker.settings(), folder.resolve(name + ".log"));
    }

    /** The last of it just before the blow, so that no checkpoint has seen it. */
    private static void raise(PlayedClinic clinic) {
        for (int i = 1; i <= 7; i++) {
            clinic.opened("pen-" + i, "s-" + i);
        }
        clinic.readings(2, "pen-1", "s-1", "1.62", "");
        clinic.message(
                "pen-1",
                "session",
                "\"type\":\"observation\",\"session\":\"s-1\",\"bleeding\":\"more\"");
        clinic.readings(2, "pen-2", "s-2", "1.62", "");
        clinic.readings(22, "pen-2", "s-2", "0.8", "");
        clinic.readings(2, "pen-3", "s-3", "1.62", "");
        clinic.readings(1, "pen-5", "s-5", "0.4", ",\"passes\":9");
        clinic.battery("pen-8", 8);
        clinic.acknowledge(heard(clinic, "s-3", AlarmEvent.RAISED).id());
        heard(clinic, "s-2", AlarmEvent.LATCHED);
        heard(clinic, "s-3", AlarmEvent.ACKNOWLEDGED);
        heard(clinic, "pen-8", AlarmEvent.RAISED);
        clinic.readings(1, "pen-4", "s-4", "1.62", "");
        clinic.readings(2, "pen-6", "s-6", "1.62", "");
        clinic.acknowledge(heard(clinic, "s-6", AlarmEvent.RAISED).id());
        clinic.readings(2, "pen-7", "s-7", "1.62", "");
        heard(clinic, "s-6", AlarmEvent.ACKNOWLEDGED);
        heard(clinic, "s-7", AlarmEvent.RAISED);
    }

    /**
     * What is published while nobody listens.
     *
     * @return the id of the alarm that was about to come: its first reading came before
     */
    private static String goOnMeanwhile(PlayedClinic clinic, List<Alarm> before) {
        long first = clinic.lastNumber("pen-4");
        clinic.readings(1, "pen-4", "s-4", "1.62", "");
        clinic.readings(22, "pen-1", "s-1", "0.8", "");
        clinic.readings(22, "pen-3", "s-3", "0.8", "");
        clinic.acknowledge(
                before.stream()
                        .filter(alarm -> "s-2".equals(alarm.session()))
                        .filter(alarm -> alarm.code() == AlarmCode.DEPTH_ABOVE_LIMIT)
                        .findFirst()
                        .orElseThrow()
                        .id());
        return AlarmId.of(
                Owner.session("lyon", "s-4"),
                AlarmCode.DEPTH_ABOVE_LIMIT,
                "cheek",
                null,
                new AlarmId.Origin("pen-4", 1, first));
    }

    private static void endsStillCome(PlayedClinic clinic, String pending) {
        heard(clinic, "s-1", AlarmEvent.LATCHED);
        heard(clinic, alarm -> is(alarm, "s-2") && alarm.presence() == Presence.OFF);
        heard(clinic, alarm -> is(alarm, "s-3") && alarm.presence() == Presence.OFF);
        heard(clinic, alarm -> alarm.id().equals(pending) && alarm.presence() == Presence.ON);
        clinic.readings(22, "pen-6", "s-6", "0.8", "");
        heard(clinic, alarm -> is(alarm, "s-6") && alarm.event() == AlarmEvent.ENDED);
        clinic.message("pen-5", "session", "\"type\":\"closed\",\"session\":\"s-5\"");
        heard(clinic, "s-5", AlarmEvent.LATCHED);
        clinic.battery("pen-8", 80);
        heard(clinic, "pen-8", AlarmEvent.ENDED);
    }

    private static void timersStillFire(PlayedClinic clinic, int before) {
        await("what nobody acknowledged to escalate")
                .atMost(SOON)
                .until(
                        () ->
                                clinic.events().stream()
                                        .skip(before)
                                        .filter(alarm -> alarm.event() == AlarmEvent.ESCALATED)
                                        .map(alarm -> String.valueOf(alarm.session()))
                                        .collect(Collectors.toSet())
                                        .containsAll(Set.of("s-1", "s-7")));
        assertThat(clinic.events())
                .filteredOn(alarm -> is(alarm, "s-6") && alarm.event() == AlarmEvent.ESCALATED)
                .as("it was acknowledged")
                .isEmpty();
    }

    /** But that a pen of the test is silent, which comes and goes. */
    private static void noAlarmIsNew(PlayedClinic clinic, List<Alarm> before, String pending) {
        Set<String> known = before.stream().map(Alarm::id).collect(Collectors.toSet());
        known.add(pending);
        assertThat(clinic.events())
                .filteredOn(alarm -> alarm.code() != AlarmCode.PEN_SILENT)
                .extracting(Alarm::id)
                .isSubsetOf(known);
    }

    private static void retainedIsWhatWasToldLast(PlayedClinic clinic) {
        await("each topic to be as the last event of its alarm")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(clinic.retained()).isEqualTo(clinic.standing()));
        assertThat(clinic.standing()).isNotEmpty();
    }

    private static Alarm heard(PlayedClinic clinic, String owner, AlarmEvent event) {
        return heard(clinic, alarm -> is(alarm, owner) && alarm.event() == event);
    }

    private static boolean is(Alarm alarm, String owner) {
        return alarm.code() != AlarmCode.PEN_SILENT
                && alarm.code() != AlarmCode.BLEEDING
                && alarm.code() != AlarmCode.TEST_AREA_MISSING
                && owner.equals(alarm.session() == null ? alarm.pen() : alarm.session());
    }

    private static Alarm heard(PlayedClinic clinic, Predicate<Alarm> wanted) {
        return await("an alarm event")
                .atMost(SOON)
                .until(
                        () -> clinic.events().stream().filter(wanted).toList(),
                        found -> !found.isEmpty())
                .get(0);
    }
}
