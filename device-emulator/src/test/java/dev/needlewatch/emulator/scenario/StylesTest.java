package dev.needlewatch.emulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.fault.Faults;
import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.oracle.Tolerance;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.emulator.publish.Rehearsal;
import dev.needlewatch.emulator.therapist.Style;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of working raises what it says it raises, without doubt, and nothing else. */
class StylesTest {
    private static final long BEGIN = 1_795_377_844_000L;
    private static final Oracle ORACLE =
            new Oracle(LimitsTable.DEFAULTS, Oracle.codes(), Tolerance.USUAL);

    @ParameterizedTest
    @EnumSource(Style.class)
    void raisesItsOwnCodesAndNoOther(Style style) {
        if (style == Style.CLOCK_JUMP) {
            return; // nothing certain can be said of it
        }
        Set<AlarmCode> seen = EnumSet.noneOf(AlarmCode.class);
        for (long seed = 1; seed <= seeds(style); seed++) {
            List<ExpectedAlarm> expected = play(style, seed, 2);
            expected.forEach(alarm -> seen.add(alarm.code()));
            assertThat(expected).as("%s of seed %d", style, seed).allMatch(ExpectedAlarm::required);
            assertThat(expected.isEmpty())
                    .as("%s of seed %d", style, seed)
                    .isEqualTo(!style.breaksRules());
        }
        assertThat(seen).isEqualTo(style.codes());
    }

    @Test
    void everyCodeHasAStyle() {
        Set<AlarmCode> raised = EnumSet.noneOf(AlarmCode.class);
        for (Style style : Style.values()) {
            raised.addAll(style.codes());
        }
        assertThat(raised).containsExactlyInAnyOrder(AlarmCode.values());
        assertThat(Oracle.codes()).containsExactlyInAnyOrder(AlarmCode.values());
    }

    static LongStream manySeeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    void aWholeTreatmentTakesThreeQuartersOfAnHourAndRaisesNothingHigh(long seed) {
        Scenario whole = Scenarios.named("ordinary-day");
        Rehearsal rehearsal = Rehearsal.of(whole, seed, BEGIN, Duration.ofHours(3));
        List<Transcript> sessions = new ArrayList<>();
        rehearsal.chronicles().forEach(chronicle -> sessions.addAll(chronicle.transcripts()));
        assertThat(sessions).hasSize(6).allSatisfy(StylesTest::isOrdinary);
        List<ExpectedAlarm> expected = judge(rehearsal);
        for (Transcript session : sessions) {
            assertThat(expected)
                    .filteredOn(alarm -> session.session().equals(alarm.session()))
                    .hasSizeLessThanOrEqualTo(4);
        }
        assertThat(expected)
                .noneMatch(alarm -> alarm.priorities().contains(Priority.HIGH))
                .noneMatch(alarm -> alarm.code() == AlarmCode.NEEDLING_TIME)
                .noneMatch(alarm -> alarm.code() == AlarmCode.SESSION_TIME);
    }

    /** By what the pens said: from the opening to the closing, and how long on skin. */
    private static void isOrdinary(Transcript session) {
        long opened = session.events(SessionEvent.Opened.class).get(0).message().at();
        long closed = session.events(SessionEvent.Closed.class).get(0).message().at();
        assertThat(Duration.ofMillis(closed - opened))
                .isBetween(Duration.ofMinutes(40), Duration.ofMinutes(50));
        long needling =
                session.readings().stream()
                        .filter(each -> each.reading().contact() && each.reading().speedRpm() > 0)
                        .count();
        assertThat(Duration.ofMillis(100 * needling))
                .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(30));
    }

    private static int seeds(Style style) {
        return switch (style) {
            case WHOLE, WORN, LONG_NEEDLING, LONG_SESSION -> 1;
            default -> 6;
        };
    }

    private static List<ExpectedAlarm> play(Style style, long seed, int sessions) {
        Scenario scenario =
                new Scenario(
                        style.name(),
                        "",
                        seed,
                        Set.of(),
                        false,
                        null,
                        List.of(
                                new ClinicPlan(
                                        "lyon", style.pens() == 1 ? 1 : 0, style.pens() - 1)),
                        List.of(),
                        List.of(style),
                        1,
                        sessions,
                        0,
                        Faults.NONE,
                        null);
        return judge(Rehearsal.of(scenario, seed, BEGIN, Duration.ofDays(1)));
    }

    private static List<ExpectedAlarm> judge(Rehearsal rehearsal) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (Chronicle chronicle : rehearsal.chronicles()) {
            expected.addAll(ORACLE.judge(chronicle));
        }
        return expected;
    }
}
