package dev.needlewatch.emulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.fault.Faults;
import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.oracle.Tolerance;
import dev.needlewatch.emulator.publish.Rehearsal;
import dev.needlewatch.emulator.therapist.Style;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @Test
    void aWholeTreatmentTakesThreeQuartersOfAnHourAndRaisesNothingHigh() {
        Scenario whole = Scenarios.named("ordinary-day");
        Rehearsal rehearsal = Rehearsal.of(whole, whole.seed(), BEGIN, Duration.ofHours(3));
        assertThat(rehearsal.sessions()).hasSize(6);
        rehearsal
                .sessions()
                .forEach(
                        session ->
                                assertThat(session.end() - session.cues().get(0).due())
                                        .isBetween(30 * 60_000L, 46 * 60_000L));
        List<ExpectedAlarm> expected = judge(rehearsal);
        assertThat(expected).hasSizeLessThanOrEqualTo(4 * 6);
        assertThat(expected).noneMatch(alarm -> alarm.priorities().contains(Priority.HIGH));
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
