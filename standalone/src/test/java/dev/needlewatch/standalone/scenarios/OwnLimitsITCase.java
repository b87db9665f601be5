package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.emulator.EmulatorSettings;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.publish.Recorder;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.demo.DemoCodes;
import dev.needlewatch.standalone.replay.Replay;
import dev.needlewatch.standalone.replay.ReplayReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One system, one clinic, one run after the other: each is judged by its own limits. */
class OwnLimitsITCase {
    private static final String CLINIC = "lyon";
    private static final Duration LENGTH = Duration.ofSeconds(12);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int SPEED = 4;

    /** Where a replay says: raised on CODE clinic session. */
    private static final Pattern RAISED =
            Pattern.compile("raised +on +([A-Z_]+) +" + CLINIC + " (\\S+)");

    @TempDir private static @Nullable Path data;
    private static @Nullable Stage stage;
    private static @Nullable Mqtt5AsyncClient manager;

    /** What the broker keeps in the clinic, by the kind of topic. */
    private static final Map<TopicKind, String> KEPT = new ConcurrentHashMap<>();

    private final StringWriter recording = new StringWriter();
    private List<ExpectedAlarm> expected = List.of();

    @BeforeAll
    static void startAndListen() {
        stage = Stage.open(Objects.requireNonNull(data), WallClock.SYSTEM);
        Mqtt5AsyncClient client =
                MqttClients.mqtt5(stage.system().broker(), "manager").buildAsync();
        client.connect().join();
        for (TopicKind kind : List.of(TopicKind.LIMITS, TopicKind.LIMITS_APPLIED)) {
            client.subscribeWith()
                    .topicFilter(kind.filter(CLINIC))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .callback(
                            message ->
                                    KEPT.put(
                                            kind,
                                            new String(
                                                    message.getPayloadAsBytes(),
                                                    StandardCharsets.UTF_8)))
                    .send()
                    .join();
        }
        manager = client;
    }

    @AfterAll
    static void stop() {
        if (manager != null) {
            manager.disconnect().join();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void areTakenBackInTheEndAndARecordingOfThemIsJudgedByThemAgain() throws Exception {
        Verdict verdict = play(Scenarios.named("own-limits"));
        assertThat(verdict.passed()).as(Stage.text(verdict)).isTrue();
        assertThat(verdict.expected()).isPositive();
        await("the limits to be taken back").until(() -> "".equals(KEPT.get(TopicKind.LIMITS)));
        awaitInForce("default-1");

        assertThat(recording.toString().lines())
                .anyMatch(line -> line.contains("/limits\",\"payload\":{\"version\":\"lyon-3\""));
        assertThat(replayed())
                .containsAll(owners(expected.stream().filter(ExpectedAlarm::required).toList()))
                .isSubsetOf(owners(expected));
    }

    @Test
    void ofARunThatWasKilledAreTakenBackByTheNext() throws Exception {
        Scenario own = Scenarios.named("own-limits");
        Objects.requireNonNull(manager)
                .publishWith()
                .topic(Topic.of(CLINIC, TopicKind.LIMITS).path())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(SystemCodec.encode(Objects.requireNonNull(own.limits())))
                .send()
                .join();
        awaitInForce("lyon-3");
        Verdict verdict = play(withDefaults(own));
        assertThat(verdict.passed()).as(Stage.text(verdict)).isTrue();
        assertThat(verdict.expected()).isPositive();
        assertThat(KEPT.get(TopicKind.LIMITS)).isEmpty();
    }

    private Verdict play(Scenario scenario) throws InterruptedException {
        EmulatorSettings settings =
                new EmulatorSettings(
                        Objects.requireNonNull(stage).system().broker(),
                        scenario,
                        scenario.seed(),
                        DemoCodes.JUDGED.stream()
                                .filter(code -> code != AlarmCode.CLOCK_SKEW) // time runs away
                                .collect(Collectors.toSet()),
                        SPEED,
                        WallClock.SYSTEM,
                        new Recorder(recording));
        try (Emulator emulator = Emulator.start(settings, EmulatorListener.NONE)) {
            emulator.awaitPlayed(LENGTH);
            Verdict verdict = emulator.finish(GRACE);
            expected = emulator.expected();
            return verdict;
        }
    }

    private static void awaitInForce(String version) {
        await("the system's word on limits")
                .until(
                        () ->
                                KEPT.getOrDefault(TopicKind.LIMITS_APPLIED, "")
                                        .contains("\"" + version + "\""));
    }

    private static Scenario withDefaults(Scenario own) {
        return new Scenario(
                own.name(),
                own.about(),
                own.seed(),
                own.raises(),
                own.wallTime(),
                own.length(),
                own.clinics(),
                own.clean(),
                own.breaking(),
                own.oneIn(),
                own.sessions(),
                own.staggerMs(),
                own.faults(),
                null);
    }

    /** Code and owner of each alarm that a replay raises, but for the time that runs away. */
    private List<String> replayed() throws Exception {
        Path file =
                Files.writeString(
                        Objects.requireNonNull(data).resolve("run.jsonl"), recording.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Replay(new ReplayReport(new PrintStream(out, true, StandardCharsets.UTF_8)), null)
                .play(List.of(file));
        List<String> raised = new ArrayList<>();
        RAISED.matcher(out.toString(StandardCharsets.UTF_8))
                .results()
                .filter(found -> !found.group(1).equals(AlarmCode.CLOCK_SKEW.name()))
                .map(OwnLimitsITCase::owner)
                .forEach(raised::add);
        return raised;
    }

    private static String owner(MatchResult raised) {
        return raised.group(1) + " " + raised.group(2);
    }

    private static List<String> owners(List<ExpectedAlarm> alarms) {
        return alarms.stream().map(alarm -> alarm.code() + " " + alarm.session()).toList();
    }
}
