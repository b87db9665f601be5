package dev.needlewatch.streamjobs.rules.technical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.streamjobs.rules.signal.Sign;
import org.junit.jupiter.api.Test;

class MotorStalledTest {
    @Test
    void isRaisedWithTheThirdReadingBelowATenthOfTheNominalSpeed() {
        TechnicalBench bench = TechnicalBench.nominal().speeds(7_000, 699, 699);
        assertThat(bench.alarms).isEmpty();
        bench.speeds(699);
        assertThat(bench.told()).containsExactly("MOTOR_STALLED raised on medium");
        assertThat(bench.last().pen()).isEqualTo("pen-3");
        assertThat(bench.last().since()).isEqualTo(TechnicalBench.START + 200);
        assertThat(bench.last().limit()).isEqualTo(700.0);
    }

    @Test
    void isNotRaisedAtATenth() {
        TechnicalBench bench = TechnicalBench.nominal().speedFor(7_000, 1_000).speedFor(700, 500);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void isNotRaisedBeforeTheMotorRanAboveHalfItsSpeed() {
        TechnicalBench bench = TechnicalBench.nominal().speeds(3_500, 0, 0, 0, 0, 0);
        assertThat(bench.alarms).isEmpty();
        bench.speeds(3_501, 0, 0, 0);
        assertThat(bench.told()).containsExactly("MOTOR_STALLED raised on medium");
    }

    @Test
    void isRaisedByTwoReadingsASecondApart() {
        TechnicalBench bench = TechnicalBench.nominal().speeds(7_000, 0).tick(900).speeds(0);
        assertThat(bench.told()).containsExactly("MOTOR_STALLED raised on medium");
    }

    @Test
    void isNotRaisedWhenTheMotorWasSwitchedOffInTheAir() {
        TechnicalBench bench =
                TechnicalBench.nominal().speeds(7_000).lifted(7_000).lifted(0).speeds(0, 0, 0, 0);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void endsAboveHalfTheSpeedForTwoSeconds() {
        TechnicalBench bench = TechnicalBench.nominal().speeds(7_000, 0, 0, 0);
        bench.speedFor(3_600, 2_000);
        assertThat(bench.told())
                .contains("MOTOR_STALLED raised on medium")
                .doesNotContain("MOTOR_STALLED ended off medium");
        bench.speeds(3_600);
        assertThat(bench.told()).contains("MOTOR_STALLED ended off medium");
    }

    @Test
    void endsAtOnceWithoutContact() {
        TechnicalBench bench = TechnicalBench.nominal().speeds(7_000, 0, 0, 0).lifted(0);
        assertThat(bench.told()).endsWith("MOTOR_STALLED ended off medium");
    }

    @Test
    void needsTheNominalSpeed() {
        assertThat(TechnicalBench.opened().speeds(7_000, 0, 0, 0, 0).alarms).isEmpty();
    }

    @Test
    void isNotRaisedOrEndedByWhatComesLate() {
        TechnicalBench bench = TechnicalBench.nominal().speedFor(7_000, 1_000);
        bench.late(500, 0).late(400, 0).late(300, 0);
        assertThat(bench.alarms).isEmpty();
        bench.speeds(0, 0, 0);
        bench.contact = false;
        bench.late(200, 0);
        assertThat(bench.told()).containsExactly("MOTOR_STALLED raised on medium");
    }

    @Test
    void isNotRaisedByTheRestOfAPenThatStartedAgain() {
        TechnicalBench bench = TechnicalBench.nominal().speeds(7_000, 0, 0);
        bench.boot = 8;
        assertThat(bench.speeds(0, 0, 0).alarms).isEmpty();
    }

    @Test
    void isOneAlarmForEachPen() {
        TechnicalBench bench = TechnicalBench.nominal();
        bench.sign(new Sign.NominalSpeed("s-1", "pen-4", 7_000.0));
        bench.speeds(7_000, 0, 0, 0);
        bench.pen = "pen-4";
        bench.speeds(7_000, 0, 0, 0);
        assertThat(bench.told())
                .containsExactly(
                        "MOTOR_STALLED raised on medium", "MOTOR_STALLED raised on medium");
        bench.lifted(0);
        assertThat(bench.last().pen()).isEqualTo("pen-4");
        assertThat(bench.state.alarms.byId).hasSize(1);
    }

    @Test
    void endsWhenTheSessionClosesAndDoesNotBeginAfterwards() {
        TechnicalBench bench = TechnicalBench.nominal().speeds(7_000, 0, 0, 0).closed();
        assertThat(bench.told()).endsWith("MOTOR_STALLED ended off medium");
        bench.speeds(7_000, 0, 0, 0);
        assertThat(bench.alarms).hasSize(2);
    }
}
