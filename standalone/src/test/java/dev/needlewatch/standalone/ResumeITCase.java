package dev.needlewatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.ingest.time.WallClock;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends while an alarm is on, and starts again on the same folder. */
class ResumeITCase {
    private static final String PEN = "needling/v1/lyon/pens/pen-3/";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    @TempDir private Path data;

    private int seq;
    private long at = 1_795_377_844_000L;

    @Test
    void theAlarmKeepsItsIdAndItsEndStillComes() {
        assumeTrue(Stranger.hasClients(), "Debian's mosquitto-clients are not installed");
        String id = untilTheAlarm();
        try (Standalone again = start();
                Stranger stranger = new Stranger(again.broker())) {
            stranger.listenTo("needling/v1/+/alarm-events");
            stranger.listenTo("needling/v1/+/alarms/+");
            stranger.awaitLine("alarms/" + id, "\"presence\":\"on\"", "\"value\":1.62");
            reading(stranger, 1.70);
            assertThat(
                            stranger.awaitLine(
                                    "alarm-events", "DEPTH_ABOVE_LIMIT", "\"event\":\"updated\""))
                    .contains(id, "\"value\":1.7");
            for (int i = 0; i < 22; i++) {
                reading(stranger, 0.80);
            }
            stranger.awaitLine(id, "\"presence\":\"latched\"");
            assertThat(stranger.heard())
                    .filteredOn(line -> line.contains("alarm-events"))
                    .noneMatch(
                            line ->
                                    line.contains("DEPTH_ABOVE_LIMIT")
                                            && line.contains("\"event\":\"raised\""));
        }
    }

    private String untilTheAlarm() {
        try (Standalone first = start();
                Stranger stranger = new Stranger(first.broker())) {
            stranger.listenTo("needling/v1/+/alarm-events");
            stranger.listenTo("needling/v1/+/sessions/+");
            stranger.publish(
                    PEN + "session",
                    message("\"session\":\"s-1\",\"type\":\"opened\",\"treatment\":\"medical\""));
            reading(stranger, 1.62);
            reading(stranger, 1.62);
            Matcher id = ID.matcher(stranger.awaitLine("alarm-events", "\"event\":\"raised\""));
            assertThat(id.find()).isTrue();
            return id.group(1);
        }
    }

    private Standalone start() {
        return Standalone.start(
                new StandaloneSettings(
                        FreePorts.next(),
                        0,
                        FreePorts.next(),
                        data,
                        null,
                        null,
                        1,
                        WallClock.SYSTEM));
    }

    private void reading(Stranger stranger, double depthMm) {
        stranger.publish(
                PEN + "reading",
                message(
                        "\"session\":\"s-1\",\"area\":\"cheek\",\"depthMm\":%s,\"speedRpm\":7010"
                                .formatted(depthMm)));
    }

    private String message(String members) {
        at += 100;
        return "{\"boot\":7,\"seq\":%d,\"at\":%d,%s}".formatted(seq++, at, members);
    }
}
