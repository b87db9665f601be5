package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_ABOVE_LIMIT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_NEAR_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.limits.AreaLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PassRulesTest {
    @Test
    void isNearAboveTheWarnColumnAndAboveBeyondTheMaximum() {
        Bench bench = Bench.medical().passes(1).passes(2).passes(3);
        assertThat(bench.alarms).isEmpty();
        bench.passes(4);
        assertThat(bench.raised()).containsExactly(PASSES_NEAR_LIMIT);
        assertThat(bench.last().priority()).isEqualTo(Priority.LOW);
        bench.passes(5);
        assertThat(bench.told())
                .containsExactly(
                        "PASSES_NEAR_LIMIT raised on",
                        "PASSES_NEAR_LIMIT ended off",
                        "PASSES_ABOVE_LIMIT raised on");
        assertThat(bench.last().priority()).isEqualTo(Priority.MEDIUM);
        assertThat(bench.last().value()).isEqualTo(5);
        assertThat(bench.last().limit()).isEqualTo(4);
        bench.closed();
        assertThat(bench.told()).endsWith("PASSES_ABOVE_LIMIT latched latched");
    }

    @Test
    void nearEndsWithTheSession() {
        assertThat(Bench.medical().passes(4).closed().told())
                .endsWith("PASSES_NEAR_LIMIT ended off");
    }

    @Test
    void addsUpOverPensAndRestarts() {
        Bench bench = Bench.medical().with("pen-1").passes(2).with("pen-2").passes(2);
        assertThat(bench.raised()).containsExactly(PASSES_NEAR_LIMIT);
        Reading afterRestart =
                new Reading(
                        2,
                        0,
                        bench.now() + 100,
                        "s-1",
                        "cheek",
                        null,
                        0.1,
                        null,
                        7_000,
                        1,
                        true,
                        null,
                        null);
        bench.take(afterRestart);
        assertThat(bench.raised()).containsExactly(PASSES_NEAR_LIMIT, PASSES_ABOVE_LIMIT);
        assertThat(bench.last().value()).isEqualTo(5);
    }

    @Test
    void countsZonesApart() {
        Bench bench = Bench.medical().on("cheek", "left").passes(3).on("cheek", "right").passes(3);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void isNeverLoweredByALateReading() {
        Bench bench = Bench.medical();
        Reading two = bench.reading(0.1, 7_000, 2);
        bench.take(bench.reading(0.1, 7_000, 3));
        bench.take(two);
        bench.take(bench.reading(0.1, 7_000, 4));
        assertThat(bench.raised()).containsExactly(PASSES_NEAR_LIMIT);
        assertThat(bench.last().value()).isEqualTo(4);
    }

    @Test
    void whatWasCountedBeforeALateOpeningIsJudgedByIt() {
        Bench bench = new Bench().passes(4);
        assertThat(bench.told()).containsExactly("PASSES_NEAR_LIMIT raised on");
        bench.opened(Treatment.MEDICAL, Indication.REJUVENATION, null, 5);
        assertThat(bench.told())
                .containsExactly(
                        "PASSES_NEAR_LIMIT raised on",
                        "PASSES_NEAR_LIMIT ended off",
                        "PASSES_ABOVE_LIMIT raised on");
        assertThat(bench.last().limit()).isEqualTo(3);
    }

    @Test
    void closingASessionThatWasNeverOpenedLeavesWhatIsAboveToTheNextReading() {
        Bench above = new Bench().passes(5);
        above.acknowledge(PASSES_ABOVE_LIMIT);
        assertThat(above.closed().told(PASSES_ABOVE_LIMIT)).endsWith("ended off");
        above.passes(5).passes(5);
        assertThat(above.told(PASSES_ABOVE_LIMIT)).endsWith("ended off", "raised on");
        Bench near = new Bench().passes(4).closed().passes(4);
        assertThat(near.told(PASSES_NEAR_LIMIT)).endsWith("ended off", "raised on");
    }

    @Test
    void whatIsLatchedByItIsOnAgainWithTheNextReading() {
        Bench bench = new Bench().passes(5).closed().passes(5);
        assertThat(bench.told(PASSES_ABOVE_LIMIT)).endsWith("latched latched", "updated on");
    }

    @Test
    void closingASessionThatWasOpenedEndsItForGood() {
        Bench bench = Bench.medical().passes(5);
        bench.acknowledge(PASSES_ABOVE_LIMIT);
        bench.closed().passes(5);
        assertThat(bench.told(PASSES_ABOVE_LIMIT)).endsWith("ended off");
    }

    @Test
    void whatWasCountedBeforeAChangeOfLimitsIsJudgedByTheNextReadingThere() {
        Bench bench = Bench.medical().passes(3);
        AreaLimits cheek = LimitsTable.DEFAULTS.area("cheek");
        Map<String, AreaLimits> areas = new LinkedHashMap<>(LimitsTable.DEFAULTS.areas());
        areas.put(
                "cheek",
                new AreaLimits(
                        "cheek",
                        cheek.bodyPart(),
                        cheek.site(),
                        new AreaLimits.Column(1.0, 1.2, 1, 2),
                        cheek.scar()));
        bench.limits(new LimitsTable("lyon-3", false, areas)).depths(0.1);
        assertThat(bench.told()).containsExactly("PASSES_ABOVE_LIMIT raised on");
        assertThat(bench.last().limitsVersion()).isEqualTo("lyon-3");
    }

    @Test
    void addsUpTheBootsOfAPen() {
        Bench bench = Bench.medical().passes(3).rebooted().passes(1).rebooted().passes(1);
        assertThat(bench.last().code()).isEqualTo(AlarmCode.PASSES_ABOVE_LIMIT);
        assertThat(bench.last().value()).isEqualTo(5);
    }
}
