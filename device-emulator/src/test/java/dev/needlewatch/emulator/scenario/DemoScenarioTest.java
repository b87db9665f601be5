package dev.needlewatch.emulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.oracle.Tolerance;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.emulator.therapist.Style;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemoScenarioTest {
    private static final Scenario DEMO = Scenarios.named("demo");
    private static final long BEGIN = 1_795_377_844_000L;
    private static final Set<AlarmCode> FOUR =
            Set.of(
                    AlarmCode.DEPTH_ABOVE_LIMIT,
                    AlarmCode.DEPTH_ABOVE_WARNING,
                    AlarmCode.PASSES_NEAR_LIMIT,
                    AlarmCode.PASSES_ABOVE_LIMIT);
    private static final Oracle ORACLE = new Oracle(LimitsTable.DEFAULTS, FOUR, Tolerance.USUAL);

    @Test
    void sessionsThatBreakRulesRaiseAlarmsAndTheOthersNone() {
        Set<AlarmCode> seen = new HashSet<>();
        for (long seed = 1; seed <= 8; seed++) {
            for (SessionScript script : play(seed, BEGIN, 6)) {
                List<ExpectedAlarm> expected = ORACLE.judge(transcript(script));
                boolean breaks = Style.valueOf(script.style()).breaksRules();
                assertThat(!expected.isEmpty())
                        .as("%s of seed %d: %s", script.style(), seed, expected)
                        .isEqualTo(breaks);
                expected.forEach(alarm -> seen.add(alarm.code()));
            }
        }
        assertThat(seen).isEqualTo(FOUR);
    }

    @Test
    void noAlarmIsTooCloseToCall() {
        for (long seed = 1; seed <= 8; seed++) {
            for (SessionScript script : play(seed, BEGIN, 6)) {
                assertThat(ORACLE.judge(transcript(script)))
                        .as("%s of seed %d", script.style(), seed)
                        .allMatch(ExpectedAlarm::required)
                        .allMatch(alarm -> alarm.priorities().size() == 1);
            }
        }
    }

    @Test
    void oneSessionInThreeBreaksARule() {
        List<SessionScript> scripts = play(7, BEGIN, 9);
        long breaking =
                scripts.stream().filter(s -> Style.valueOf(s.style()).breaksRules()).count();
        assertThat((double) breaking / scripts.size()).isBetween(0.3, 0.37);
    }

    @Test
    void theFirstAlarmComesWithinTenSeconds() {
        for (long seed = 1; seed <= 50; seed++) {
            long first =
                    play(seed, BEGIN, 1).stream()
                            .flatMap(script -> ORACLE.judge(transcript(script)).stream())
                            .mapToLong(ExpectedAlarm::since)
                            .min()
                            .orElseThrow();
            assertThat(first - BEGIN).as("seed %d", seed).isLessThan(10_000);
        }
    }

    @Test
    void aSessionTakesHalfAMinute() {
        for (SessionScript script : play(3, BEGIN, 6)) {
            long took = script.end() - script.cues().get(0).due();
            assertThat(took).as(script.style()).isBetween(15_000L, 45_000L);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesApartFromTheTimeOrigin() {
        assertThat(String.join("\n", bytes(11, BEGIN)).hashCode())
                .isEqualTo(String.join("\n", bytes(11, BEGIN)).hashCode());
        long later = BEGIN + 123_456_000L;
        List<String> first = withoutOrigin(bytes(11, BEGIN), BEGIN);
        List<String> second = withoutOrigin(bytes(11, later), later);
        assertThat(second).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).isEqualTo(first.get(i));
        }
        assertThat(withoutOrigin(bytes(12, BEGIN), BEGIN).equals(first)).isFalse();
    }

    @Test
    void everySequenceIsWithoutGapsFromZeroAtEachBoot() {
        TreeMap<String, List<Long>> byBoot = new TreeMap<>();
        for (SessionScript script : play(5, BEGIN, 6)) {
            for (Cue cue : script.cues()) {
                if (cue instanceof Cue.Say say && say.message() instanceof Sequenced message) {
                    byBoot.computeIfAbsent(
                                    script.clinic() + say.pen() + "#" + message.boot(),
                                    key -> new ArrayList<>())
                            .add(message.seq());
                }
            }
        }
        assertThat(byBoot).hasSizeGreaterThanOrEqualTo(12);
        byBoot.forEach(
                (boot, seqs) -> {
                    List<Long> sorted = seqs.stream().sorted().toList();
                    assertThat(sorted).as(boot).doesNotHaveDuplicates().first().isEqualTo(0L);
                    assertThat(sorted.get(sorted.size() - 1)).as(boot).isEqualTo(seqs.size() - 1L);
                });
    }

    @Test
    void demoSessionsKeepClearOfTheConditionsNobodyJudgesYet() {
        for (SessionScript script : play(9, BEGIN, 6)) {
            boolean tested = false;
            for (Cue cue : script.cues()) {
                if (!(cue instanceof Cue.Say say)) {
                    continue;
                }
                tested |= say.message() instanceof SessionEvent.TestArea;
                if (say.message() instanceof Reading reading && reading.needling()) {
                    assertThat(reading.area()).isIn(LimitsTable.DEFAULTS.areas().keySet());
                    assertThat(reading.session()).isEqualTo(script.session());
                    assertThat(tested || Reading.TEST_ZONE.equals(reading.zone())).isTrue();
                    assertThat(reading.speedRpm()).isGreaterThan(6_300);
                }
            }
        }
    }

    private static List<SessionScript> play(long seed, long begin, int sessions) {
        List<SessionScript> scripts = new ArrayList<>();
        for (Chair chair : DEMO.within(FOUR).chairs(seed, begin)) {
            for (int i = 0; i < sessions; i++) {
                scripts.add(Objects.requireNonNull(chair.next()));
            }
        }
        return scripts;
    }

    private static Transcript transcript(SessionScript script) {
        List<Transcript.Entry> entries = new ArrayList<>();
        for (Cue cue : script.cues()) {
            if (cue instanceof Cue.Say say
                    && (say.message() instanceof SessionEvent
                            || say.message() instanceof Reading r
                                    && script.session().equals(r.session()))) {
                entries.add(new Transcript.Entry(say.pen(), (Sequenced) say.message()));
            }
        }
        return new Transcript(script.clinic(), script.session(), entries);
    }

    private static List<String> bytes(long seed, long begin) {
        List<String> lines = new ArrayList<>();
        for (SessionScript script : play(seed, begin, 3)) {
            for (Cue cue : script.cues()) {
                lines.add(cue.due() + " " + cue.pen() + " " + payload(cue));
            }
        }
        return lines;
    }

    private static String payload(Cue cue) {
        if (cue instanceof Cue.Say say) {
            return new String(SystemCodec.encode(say.message()), StandardCharsets.UTF_8);
        } else if (cue instanceof Cue.Repeat repeat) {
            return "again "
                    + new String(SystemCodec.encode(repeat.message()), StandardCharsets.UTF_8);
        }
        return cue.toString();
    }

    /** Times, boots and the run's name in the ids follow the origin; all else must not. */
    private static List<String> withoutOrigin(List<String> lines, long begin) {
        String run = Long.toString(begin / 100, 36);
        return lines.stream()
                .map(line -> line.replace("-" + run + "-", "-run-"))
                .map(line -> line.replaceAll("\"boot\":\\d+|boot=\\d+", "boot"))
                .map(
                        line ->
                                java.util.regex.Pattern.compile("179\\d{10}")
                                        .matcher(line)
                                        .replaceAll(
                                                m ->
                                                        m.group().equals("1795377844123")
                                                                ? "fixed"
                                                                : "+"
                                                                        + (Long.parseLong(m.group())
                                                                                - begin)))
                .toList();
    }
}
