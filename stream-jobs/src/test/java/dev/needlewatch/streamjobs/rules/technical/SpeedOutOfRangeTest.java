package dev.needlewatch.streamjobs.rules.technical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedOutOfRangeTest {
    @ParameterizedTest(name = "{0} rpm: {2} after {1} ms")
    @CsvSource({
        "7701, 2000, low",
        "6299, 2000, low",
        "8400, 2000, low",
        "5600, 2000, low",
        "8401, 1000, medium",
        "5599, 1000, medium"
    })
    void isRaisedAfterItsTime(double rpm, long after, String priority) {
        TechnicalBench bench = TechnicalBench.nominal().speedFor(rpm, after);
        assertThat(bench.alarms).isEmpty();
        bench.speeds(rpm);
        assertThat(bench.told()).containsExactly("SPEED_OUT_OF_RANGE raised on " + priority);
        assertThat(bench.last().value()).isEqualTo(rpm);
        assertThat(bench.last().since()).isEqualTo(TechnicalBench.START + 100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {7_700, 6_300, 7_000})
    void isNotRaisedWithinATenth(double rpm) {
        assertThat(TechnicalBench.nominal().speedFor(rpm, 5_000).alarms).isEmpty();
    }

    @Test
    void beginsAnewAfterAReadingWithinRange() {
        TechnicalBench bench = TechnicalBench.nominal();
        bench.speedFor(7_800, 1_900).speeds(7_000).speedFor(7_800, 2_000);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void becomesMediumAsTheSameAlarmAndStaysSo() {
        TechnicalBench bench = TechnicalBench.nominal().speedFor(7_800, 2_100);
        bench.speedFor(8_500, 1_100).speedFor(7_800, 3_000);
        assertThat(bench.told())
                .startsWith("SPEED_OUT_OF_RANGE raised on low")
                .endsWith("SPEED_OUT_OF_RANGE updated on medium");
        assertThat(bench.alarms).extracting(a -> a.id()).containsOnly(bench.last().id());
        assertThat(bench.last().value()).isEqualTo(8_500.0);
    }

    @Test
    void endsAfterTwoSecondsWithinRange() {
        TechnicalBench bench = TechnicalBench.nominal().speedFor(7_800, 2_100);
        bench.speedFor(7_700, 2_000);
        assertThat(bench.alarms).hasSize(1);
        bench.speeds(7_700);
        assertThat(bench.told()).endsWith("SPEED_OUT_OF_RANGE ended off low");
    }

    @Test
    void endsTwoSecondsAfterTheMotorWasSwitchedOff() {
        TechnicalBench bench = TechnicalBench.nominal().speedFor(7_800, 2_100);
        bench.contact = false;
        bench.speedFor(0, 2_100);
        assertThat(bench.told()).endsWith("SPEED_OUT_OF_RANGE ended off low");
    }

    @Test
    void isNotRaisedInTheAir() {
        TechnicalBench bench = TechnicalBench.nominal();
        bench.contact = false;
        assertThat(bench.speedFor(9_000, 5_000).alarms).isEmpty();
    }

    @Test
    void needsTheNominalSpeed() {
        assertThat(TechnicalBench.opened().speedFor(9_000, 5_000).alarms).isEmpty();
    }

    @Test
    void doesNotBridgeAGapInWhichNobodyKnows() {
        TechnicalBench bench = TechnicalBench.nominal().speedFor(7_800, 1_000).tick(2_000);
        assertThat(bench.speedFor(7_800, 2_000).alarms).isEmpty();
        bench.speeds(7_800);
        assertThat(bench.alarms).hasSize(1);
    }

    @Test
    void isNotRaisedOrEndedByWhatComesLate() {
        TechnicalBench bench = TechnicalBench.nominal().speedFor(7_800, 1_900);
        bench.late(5_000, 7_800);
        assertThat(bench.alarms).isEmpty();
        bench.speedFor(7_800, 300).late(2_000, 7_000).late(100, 7_000);
        assertThat(bench.told()).containsExactly("SPEED_OUT_OF_RANGE raised on low");
    }
}
