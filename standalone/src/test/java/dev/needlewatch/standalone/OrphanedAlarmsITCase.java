package dev.needlewatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.time.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alarms stand at a broker that keeps them, and the state that the jobs go on from knows nothing of
 * them: they were raised after its checkpoint, or there is no checkpoint at all.
 */
@Tag("slow")
class OrphanedAlarmsITCase {
    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final String PENS = "needling/v1/lyon/pens/";
    private static final Pattern EVENT =
            Pattern.compile(
                    "alarm-events .*\"id\":\"([^\"]+)\".*\"code\":\"([A-Z_]+)\""
                            + ".*\"presence\":\"([a-z]+)\"");
    private static final Pattern STANDING = Pattern.compile("/alarms/(\\S+) (.*)");

    @TempDir private Path folder;

    private final Map<String, Integer> seq = new HashMap<>();
    private final long start = System.currentTimeMillis();

    @Test
    void whatNothingRaisesAgainIsEndedOnceAndWhatStandsStays() throws Exception {
        assumeTrue(
                Stranger.hasClients() && MosquittoBroker.program().isPresent(),
                "Mosquitto and its clients are not installed");
        Path flink = folder.resolve("data/flink");
        try (MosquittoBroker broker = MosquittoBroker.started()) {
            String known = untilAnAlarmOfTheCheckpoint(broker);
            copy(flink, folder.resolve("kept"));
            Map<String, String> lost = untilAlarmsAfterTheCheckpoint(broker);
            assertThat(lost).hasSize(4).doesNotContainKey(known);
            Files.move(flink, folder.resolve("gone"));
            Files.move(folder.resolve("kept"), flink);
            String next = onlyTheLostAreEnded(broker, known, lost);
            Files.move(flink, folder.resolve("gone-too"));
            everythingIsEndedOnce(broker, Set.of(known, next));
        }
    }

    private String untilAnAlarmOfTheCheckpoint(MosquittoBroker broker) throws IOException {
        try (Standalone jobs = start(broker);
                Stranger stranger = listening(jobs)) {
            tooDeep(stranger, "pen-1", "s-1");
            return idOf(stranger.awaitLine("alarm-events", "DEPTH_ABOVE_LIMIT"));
        }
    }

    /** Alarms of a pen, of a session, of readings that name none, and of silence, by id. */
    private Map<String, String> untilAlarmsAfterTheCheckpoint(MosquittoBroker broker)
            throws IOException {
        try (Standalone jobs = start(broker);
                Stranger stranger = listening(jobs)) {
            tooDeep(stranger, "pen-2", "s-2");
            stranger.publish(
                    PENS + "pen-7/status",
                    "{\"state\":\"online\",\"boot\":1,\"at\":%d,\"batteryPct\":8}"
                            .formatted(start));
            for (int i = 0; i < 22; i++) {
                message(
                        stranger,
                        "pen-9/reading",
                        "\"area\":\"cheek\",\"depthMm\":0.8,\"speedRpm\":7000");
            }
            Map<String, String> lost = new HashMap<>();
            for (String[] alarm :
                    new String[][] {
                        {"DEPTH_ABOVE_LIMIT", "s-2"},
                        {"BATTERY_LOW", "pen-7"},
                        {"NO_SESSION", "pen-9"},
                        {"PEN_SILENT", "s-1"}
                    }) {
                String line = stranger.awaitLine("alarm-events", alarm[0], alarm[1]);
                lost.put(idOf(line), alarm[0]);
            }
            return lost;
        }
    }

    /** The pen of s-1 is silent still, so that is raised again, and another in s-2 is new. */
    private String onlyTheLostAreEnded(
            MosquittoBroker broker, String known, Map<String, String> lost) throws IOException {
        Set<String> over = new TreeSet<>();
        lost.forEach((id, code) -> over.addAll(code.equals("PEN_SILENT") ? Set.of() : Set.of(id)));
        Set<String> silence = new TreeSet<>(lost.keySet());
        silence.removeAll(over);
        try (Standalone jobs = start(broker);
                Stranger stranger = listening(jobs)) {
            reading(stranger, "pen-2", "s-2", "1.62");
            reading(stranger, "pen-2", "s-2", "1.62");
            String next =
                    idOf(stranger.awaitLine("alarm-events", "DEPTH_ABOVE_LIMIT", "\"raised\""));
            assertThat(over).doesNotContain(next);
            await("the lost to be ended")
                    .atMost(SECONDS)
                    .untilAsserted(() -> assertThat(ended(stranger)).containsAll(over));
            assertThat(standing(jobs))
                    .contains(known, next)
                    .containsAll(silence)
                    .doesNotContainAnyElementsOf(over);
            assertThat(ended(stranger))
                    .as("each once, and none that stands")
                    .doesNotHaveDuplicates()
                    .doesNotContain(known, next)
                    .doesNotContainAnyElementsOf(silence);
            return next;
        }
    }

    private void everythingIsEndedOnce(MosquittoBroker broker, Set<String> some)
            throws IOException {
        try (Standalone jobs = start(broker);
                Stranger stranger = listening(jobs)) {
            await("all to be ended")
                    .atMost(SECONDS)
                    .untilAsserted(() -> assertThat(ended(stranger)).containsAll(some));
            await("all topics to be clear")
                    .atMost(SECONDS)
                    .untilAsserted(() -> assertThat(standing(jobs)).isEmpty());
            assertThat(ended(stranger)).doesNotHaveDuplicates();
        }
    }

    private Standalone start(MosquittoBroker broker) {
        return Standalone.start(
                new StandaloneSettings(
                        FreePorts.next(),
                        0,
                        FreePorts.next(),
                        folder.resolve("data"),
                        broker.settings(),
                        null,
                        1,
                        WallClock.SYSTEM));
    }

    private static Stranger listening(Standalone jobs) {
        Stranger stranger = new Stranger(jobs.broker());
        stranger.listenTo("needling/v1/+/alarm-events");
        return stranger;
    }

    /** The ids that stand retained now. */
    private static Set<String> standing(Standalone jobs) {
        return Stranger.retained(jobs.broker(), "needling/v1/+/alarms/+").stream()
                .map(STANDING::matcher)
                .filter(Matcher::find)
                .filter(line -> !line.group(2).isEmpty())
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> ended(Stranger stranger) {
        return stranger.heard().stream()
                .map(EVENT::matcher)
                .filter(Matcher::find)
                .filter(event -> event.group(3).equals("off"))
                .map(event -> event.group(1))
                .toList();
    }

    private static String idOf(String line) {
        Matcher event = EVENT.matcher(line);
        assertThat(event.find()).as(line).isTrue();
        return event.group(1);
    }

    private void tooDeep(Stranger stranger, String pen, String session) {
        message(
                stranger,
                pen + "/session",
                "\"session\":\"%s\",\"type\":\"opened\",\"treatment\":\"medical\""
                        .formatted(session));
        reading(stranger, pen, session, "1.62");
        reading(stranger, pen, session, "1.62");
    }

    private void reading(Stranger stranger, String pen, String session, String depthMm) {
        message(
                stranger,
                pen + "/reading",
                "\"session\":\"%s\",\"area\":\"cheek\",\"depthMm\":%s,\"speedRpm\":7000"
                        .formatted(session, depthMm));
    }

    private void message(Stranger stranger, String topic, String members) {
        int number = seq.merge(topic.substring(0, topic.indexOf('/')), 1, Integer::sum);
        stranger.publish(
                PENS + topic,
                "{\"boot\":1,\"seq\":%d,\"at\":%d,%s}"
                        .formatted(number, start + 100L * number, members));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
