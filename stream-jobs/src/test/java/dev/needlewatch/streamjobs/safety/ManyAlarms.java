package dev.needlewatch.streamjobs.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Alarms of many kinds in one clinic: on, latched, acknowledged, about to escalate. */
final class ManyAlarms {
    static final Duration SOON = Duration.ofSeconds(40);
    private static final String MEDICAL = "\"treatment\":\"medical\"";
    private static final String SHALLOW = "\"area\":\"cheek\",\"depthMm\":0.8";
    private static final String DEEP = "\"area\":\"cheek\",\"depthMm\":1.62";

    private final SafetyRun run;
    private final Ward ward;

    ManyAlarms(SafetyRun run) {
        this.run = run;
        ward = run.ward();
    }

    /** What stands, by id; but not that the pens of the test are silent, which comes and goes. */
    Map<String, Alarm> standing() {
        Map<String, Alarm> standing = new TreeMap<>(run.heard().standing());
        standing.values().removeIf(alarm -> alarm.code() == AlarmCode.PEN_SILENT);
        return standing;
    }

    private Set<String> inWords() {
        return standing().values().stream()
                .map(alarm -> alarm.code() + " " + owner(alarm) + " " + alarm.presence().wire())
                .collect(Collectors.toSet());
    }

    private static String owner(Alarm alarm) {
        return alarm.session() == null ? String.valueOf(alarm.pen()) : alarm.session();
    }

    private void await(String... alarms) {
        Awaitility.await("these alarms, and no others")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(inWords()).containsExactlyInAnyOrder(alarms));
    }

    /** Brings them about. */
    void raise() {
        for (int i = 1; i <= 6; i++) {
            ward.opened("pen-" + i, "s-" + i, MEDICAL);
            ward.tested("pen-" + i, "s-" + i);
        }
        ward.readings(2, "pen-1", "s-1", DEEP);
        ward.message(
                "pen-1",
                "session",
                "\"type\":\"observation\",\"session\":\"s-1\",\"bleeding\":\"more\"");
        ward.readings(2, "pen-2", "s-2", DEEP);
        ward.readings(22, "pen-2", "s-2", SHALLOW);
        ward.readings(2, "pen-3", "s-3", DEEP);
        ward.readings(1, "pen-4", "s-4", "\"area\":\"forehead\",\"depthMm\":0.4,\"passes\":4");
        ward.readings(11, "pen-5", "s-5", "\"area\":\"cheek\",\"depthMm\":1.2");
        ward.readings(2, "pen-6", "s-6", DEEP);
        ward.closed("pen-6", "s-6");
        ward.status("pen-7", "\"batteryPct\":8");
        for (int i = 0; i < 5; i++) {
            ward.message("pen-8", "log", "\"level\":\"ERROR\",\"message\":\"motor\"");
        }
        ward.strayReadings(22, "pen-9", "\"contact\":true");
        ward.opened("pen-10", "s-10", MEDICAL + ",\"client\":\"c-1\",\"cartridge\":\"k-1\"");
        ward.opened("pen-11", "s-11", MEDICAL + ",\"client\":\"c-1\",\"cartridge\":\"k-1\"");
        await(words("on"));
        ward.acknowledge(of(AlarmCode.DEPTH_ABOVE_LIMIT, "s-3").id());
        await(words("ack"));
    }

    private static String[] words(String presenceOfTheThird) {
        return new String[] {
            "DEPTH_ABOVE_LIMIT s-1 on",
            "BLEEDING s-1 on",
            "DEPTH_ABOVE_LIMIT s-2 latched",
            "DEPTH_ABOVE_LIMIT s-3 " + presenceOfTheThird,
            "PASSES_ABOVE_LIMIT s-4 on",
            "DEPTH_ABOVE_WARNING s-5 on",
            "DEPTH_ABOVE_LIMIT s-6 latched",
            "BATTERY_LOW pen-7 on",
            "LOG_ERROR_BURST pen-8 on",
            "NO_SESSION pen-9 on",
            "TREATMENT_TOO_SOON s-11 on",
            "CARTRIDGE_REUSED s-11 on"
        };
    }

    /** Ends each condition, and acknowledges those that were latched before. */
    void end() {
        ward.readings(22, "pen-1", "s-1", SHALLOW);
        ward.readings(22, "pen-3", "s-3", SHALLOW);
        ward.closed("pen-4", "s-4");
        ward.readings(32, "pen-5", "s-5", SHALLOW);
        ward.acknowledge(of(AlarmCode.DEPTH_ABOVE_LIMIT, "s-2").id());
        ward.acknowledge(of(AlarmCode.DEPTH_ABOVE_LIMIT, "s-6").id());
        ward.status("pen-7", "\"batteryPct\":80");
        ward.acknowledge(of(AlarmCode.LOG_ERROR_BURST, "pen-8").id());
        ward.strayReadings(105, "pen-9", "\"contact\":false");
        ward.closed("pen-11", "s-11");
        await(
                "DEPTH_ABOVE_LIMIT s-1 latched",
                "BLEEDING s-1 on",
                "PASSES_ABOVE_LIMIT s-4 latched",
                "LOG_ERROR_BURST pen-8 ack",
                "TREATMENT_TOO_SOON s-11 latched",
                "CARTRIDGE_REUSED s-11 latched");
    }

    private Alarm of(AlarmCode code, String owner) {
        return standing().values().stream()
                .filter(alarm -> alarm.code() == code && owner.equals(owner(alarm)))
                .findFirst()
                .orElseThrow();
    }
}
