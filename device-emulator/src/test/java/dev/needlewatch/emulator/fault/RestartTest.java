package dev.needlewatch.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.oracle.Tolerance;
import dev.needlewatch.emulator.publish.Rehearsal;
import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.emulator.therapist.Style;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartTest {
    private static final long BEGIN = 1_795_377_844_000L;

    @Test
    void comesAsOftenAsItsRateSaysAndInAnyPassAlike() {
        SplittableRandom random = new SplittableRandom(1);
        Faults faults = reboots(0.25);
        List<Integer> passes =
                IntStream.range(0, 8_000)
                        .mapToObj(i -> Restart.of(faults, random).pass(4))
                        .toList();
        assertThat(passes.stream().filter(pass -> pass == 0).count()).isBetween(5_800L, 6_200L);
        for (int pass = 1; pass <= 4; pass++) {
            int which = pass;
            assertThat(passes.stream().filter(p -> p == which).count()).isBetween(400L, 600L);
        }
    }

    @Test
    void withoutTheFaultNothingIsDrawn() {
        SplittableRandom random = new SplittableRandom(1);
        assertThat(Restart.of(Faults.NONE, random)).isEqualTo(Restart.NONE);
        assertThat(random.nextLong()).isEqualTo(new SplittableRandom(1).nextLong());
        assertThat(Restart.NONE.pass(9)).isZero();
    }

    @Test
    void aPenThatRestartsCountsFromNothingAgain() {
        for (SessionScript script : play(Style.CAREFUL, 6).sessions()) {
            Cue.Cut gone = only(script, Cue.Cut.class);
            Cue.Reboot back = only(script, Cue.Reboot.class);
            assertThat(back.due() - gone.due()).isEqualTo(1_200);
            Reading last = lastBefore(script, gone.due());
            Reading first = needling(script, back.due());
            assertThat(back.birth().boot()).isEqualTo(last.boot() + 1);
            assertThat(sequence(script, back.due())).startsWith(0L, 1L, 2L);
            assertThat(first.boot()).isEqualTo(back.birth().boot());
            assertThat(first.passes()).isEqualTo(1);
            assertThat(List.of(area(first), Objects.requireNonNull(first.zone())))
                    .as("put down again where it was")
                    .isEqualTo(List.of(area(last), Objects.requireNonNull(last.zone())));
        }
    }

    @Test
    void theNextSessionGoesOnWithTheBootThatCameOfIt() {
        Set<Long> boots = new HashSet<>();
        List<SessionScript> sessions = play(Style.CAREFUL, 6).sessions();
        for (SessionScript script : sessions) {
            script.cues().forEach(cue -> boot(cue, boots));
        }
        assertThat(boots).hasSize(sessions.size() + 1);
        long first = boots.stream().min(Long::compare).orElseThrow();
        assertThat(boots).contains(first + sessions.size());
    }

    @Test
    void theOracleKnowsThatItWasSilentAndThatThePassesAddUp() {
        Rehearsal rehearsal = play(Style.NEAR, 8);
        List<ExpectedAlarm> expected = expected(rehearsal);
        assertThat(expected)
                .filteredOn(alarm -> alarm.code() == AlarmCode.PEN_SILENT)
                .hasSameSizeAs(rehearsal.sessions())
                .allMatch(ExpectedAlarm::required);
        assertThat(expected)
                .as("one pass more than is wise, and the one begun twice")
                .filteredOn(alarm -> alarm.code() == AlarmCode.PASSES_ABOVE_LIMIT)
                .isNotEmpty()
                .allMatch(ExpectedAlarm::required);
        assertThat(expected.stream().map(ExpectedAlarm::code))
                .containsOnly(
                        AlarmCode.PEN_SILENT,
                        AlarmCode.PASSES_NEAR_LIMIT,
                        AlarmCode.PASSES_ABOVE_LIMIT);
    }

    private static void boot(Cue cue, Set<Long> boots) {
        if (cue instanceof Cue.Say say && say.message() instanceof Sequenced message) {
            boots.add(message.boot());
        }
    }

    private static String area(Reading reading) {
        return Objects.requireNonNull(reading.area());
    }

    private static <T extends Cue> T only(SessionScript script, Class<T> type) {
        List<T> found = script.cues().stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).as(script.session()).hasSize(1);
        return found.get(0);
    }

    private static Reading lastBefore(SessionScript script, long due) {
        List<Reading> readings =
                script.cues().stream()
                        .filter(cue -> cue.due() <= due)
                        .filter(
                                cue ->
                                        cue instanceof Cue.Say say
                                                && say.message() instanceof Reading)
                        .map(cue -> (Reading) ((Cue.Say) cue).message())
                        .toList();
        return readings.get(readings.size() - 1);
    }

    private static Reading needling(SessionScript script, long after) {
        return script.cues().stream()
                .filter(cue -> cue.due() > after)
                .filter(cue -> cue instanceof Cue.Say say && say.message() instanceof Reading)
                .map(cue -> (Reading) ((Cue.Say) cue).message())
                .filter(Reading::needling)
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> sequence(SessionScript script, long after) {
        return script.cues().stream()
                .filter(cue -> cue.due() > after)
                .filter(cue -> cue instanceof Cue.Say say && say.message() instanceof Sequenced)
                .map(cue -> ((Sequenced) ((Cue.Say) cue).message()).seq())
                .toList();
    }

    private static Faults reboots(double share) {
        return new Faults(0, 0, 0, 0, 0, 0, false, false, 0, 0, share);
    }

    private static Rehearsal play(Style style, int sessions) {
        Scenario scenario =
                new Scenario(
                        "restarts",
                        "",
                        1,
                        Set.of(),
                        true,
                        null,
                        List.of(new ClinicPlan("lyon", 1, 0)),
                        List.of(),
                        List.of(style),
                        1,
                        sessions,
                        0,
                        reboots(1),
                        null);
        return Rehearsal.of(scenario, 1, BEGIN, Duration.ofDays(1));
    }

    private static List<ExpectedAlarm> expected(Rehearsal rehearsal) {
        Chronicle chronicle = rehearsal.chronicles().get(0);
        return new Oracle(chronicle.limits(), Oracle.codes(), Tolerance.USUAL).judge(chronicle);
    }
}
