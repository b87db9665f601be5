package dev.needlewatch.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.Standalone;
import dev.needlewatch.standalone.StandaloneSettings;
import dev.needlewatch.standalone.replay.Replay;
import dev.needlewatch.standalone.replay.ReplayReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded live gives the same alarms again. */
class ReplayITCase {
    /** Those whose rules know no wall time, which the recorder and the job read apart. */
    private static final Set<String> PLAYED =
            Set.of(
                    "AREA_NOT_SET",
                    "BLEEDING",
                    "CARTRIDGE_REUSED",
                    "COURSE_COMPLETE",
                    "DEPTH_ABOVE_WARNING",
                    "DEPTH_DRIFT",
                    "DEPTH_NOT_REDUCED",
                    "MOTOR_STALLED",
                    "PASSES_ABOVE_LIMIT",
                    "PASSES_NEAR_LIMIT",
                    "SERUM_NOT_APPROVED",
                    "SPEED_OUT_OF_RANGE",
                    "STRIP_REPEATED",
                    "TEST_AREA_MISSING",
                    "TREATMENT_TOO_SOON");

    private static final Set<String> BY_WALL_TIME = Set.of("PEN_SILENT", "CLOCK_SKEW");

    private static final Pattern RAISED =
            Pattern.compile("raised +on +([A-Z_]+) .*(a-[0-9a-f]{16}\\.[spd]\\.\\S+)");

    @TempDir private Path data;

    @Test
    void aRecordingGivesTheSameAlarmIdsLiveAndReplayed() throws Exception {
        StandaloneSettings settings =
                new StandaloneSettings(
                        FreePorts.next(),
                        0,
                        FreePorts.next(),
                        data,
                        null,
                        null,
                        1,
                        WallClock.SYSTEM);
        List<String> lines;
        Map<String, String> live;
        try (Standalone running = Standalone.start(settings);
                Recorder recorder = new Recorder(running.broker());
                Room room = new Room(running.broker())) {
            for (Sheet sheet : Sheet.in(Path.of("src/test/resources/conformance"))) {
                if (PLAYED.contains(sheet.code())) {
                    Sheet.Case first = sheet.cases().get(0);
                    new Play(clinic(sheet), sheet.reading(), first.withoutPauses(), room).call();
                }
            }
            await("every code to have come")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> recorder.raised().values().containsAll(PLAYED));
            lines = recorder.lines();
            live = recorder.raised();
        }
        assertThat(replayed(lines)).isEqualTo(byReadings(live));
    }

    private static String clinic(Sheet sheet) {
        return sheet.code().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private Map<String, String> replayed(List<String> lines) throws Exception {
        Path recording = Files.write(data.resolve("recording.jsonl"), lines);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Replay(new ReplayReport(new PrintStream(out, true, StandardCharsets.UTF_8)), null)
                .play(List.of(recording));
        Map<String, String> raised = new TreeMap<>();
        out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(RAISED::matcher)
                .filter(Matcher::find)
                .forEach(found -> raised.put(found.group(2), found.group(1)));
        return byReadings(raised);
    }

    /** The job and the recorder hear of a message some ms apart. */
    private static Map<String, String> byReadings(Map<String, String> alarms) {
        Map<String, String> others = new TreeMap<>(alarms);
        others.values().removeIf(BY_WALL_TIME::contains);
        return others;
    }
}
