package dev.needlewatch.emulator.oracle;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_DRIFT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.MOTOR_STALLED;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.SPEED_OUT_OF_RANGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import org.junit.jupiter.api.Test;

/** A pen made for 7,000 rpm: 10 % is 700, 20 % is 1,400. */
class DeviceRulesTest {

    @Test
    void aTenthTooSlowForTwoSecondsIsLow() {
        assertThat(pen().speed(6_299).hold(0.5, 20).judged(SPEED_OUT_OF_RANGE)).isEmpty();
        assertThat(pen().speed(6_300).hold(0.5, 50).judged(SPEED_OUT_OF_RANGE)).isEmpty();
        Tape tape = pen().speed(6_299).hold(0.5, 21);
        assertThat(tape.speed(6_300).hold(0.5, 21).judged(SPEED_OUT_OF_RANGE))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.priorities()).containsExactly(Priority.LOW);
                            assertThat(alarm.since()).isEqualTo(600);
                            assertThat(alarm.dueAt()).isEqualTo(2_600);
                            assertThat(alarm.endsAt()).isEqualTo(4_700);
                            assertThat(alarm.latches()).isFalse();
                        });
    }

    @Test
    void aFifthTooFastForASecondIsMedium() {
        assertThat(pen().speed(8_401).hold(0.5, 10).judged(SPEED_OUT_OF_RANGE)).isEmpty();
        assertThat(pen().speed(8_401).hold(0.5, 11).judged(SPEED_OUT_OF_RANGE))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.priorities()).containsExactly(Priority.MEDIUM);
                            assertThat(alarm.dueAt()).isEqualTo(1_600);
                        });
    }

    @Test
    void whatGetsWorseRisesFromLowToMedium() {
        Tape tape = pen().speed(6_000).hold(0.5, 25).speed(5_000).hold(0.5, 15);
        assertThat(tape.judged(SPEED_OUT_OF_RANGE))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.priorities()).containsExactly(Priority.LOW);
                            assertThat(alarm.peak()).isEqualTo(Priority.MEDIUM);
                        });
    }

    @Test
    void withoutNeedlingOrWithoutANominalSpeedThereIsNoRange() {
        Tape lifted = pen().contact(false).speed(3_000).hold(0.5, 50);
        assertThat(lifted.judged(SPEED_OUT_OF_RANGE)).isEmpty();
        Tape undeclared = Tape.medical().speed(3_000).hold(0.5, 50);
        assertThat(undeclared.judged(SPEED_OUT_OF_RANGE, MOTOR_STALLED)).isEmpty();
    }

    @Test
    void aMotorThatStandsOnSkinAfterItRanIsStalled() {
        assertThat(pen().speed(699).hold(0.5, 2).judged(MOTOR_STALLED)).isEmpty();
        assertThat(pen().speed(699).hold(0.5, 3).judged(MOTOR_STALLED))
                .singleElement()
                .extracting(ExpectedAlarm::required)
                .isEqualTo(false);
        Tape tape = pen().speed(699).hold(0.5, 4);
        assertThat(tape.speed(3_501).hold(0.5, 21).judged(MOTOR_STALLED))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.required()).isTrue();
                            assertThat(alarm.dueAt()).isEqualTo(800);
                            assertThat(alarm.endsAt()).isEqualTo(3_000);
                        });
    }

    @Test
    void aStalledMotorThatIsLiftedIsOver() {
        Tape tape = pen().speed(0).hold(0.5, 5).contact(false).hold(0.5, 1);
        assertThat(tape.judged(MOTOR_STALLED).get(0).endsAt()).isEqualTo(1_100);
    }

    @Test
    void aMotorThatNeverRanIsNotStalled() {
        Tape tape = Tape.medical().status(null, null, 7_000.0).speed(0).hold(0.5, 20);
        assertThat(tape.judged(MOTOR_STALLED)).isEmpty();
    }

    @Test
    void aDepthOffTheDialForASecondDrifts() {
        assertThat(pen().dial(0.5).hold(0.65, 30).judged(DEPTH_DRIFT)).isEmpty();
        assertThat(pen().dial(0.5).hold(0.66, 10).judged(DEPTH_DRIFT)).isEmpty();
        Tape tape = pen().dial(0.5).hold(0.34, 11);
        assertThat(tape.hold(0.60, 21).judged(DEPTH_DRIFT))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.since()).isEqualTo(600);
                            assertThat(alarm.dueAt()).isEqualTo(1_600);
                            assertThat(alarm.endsAt()).isEqualTo(3_700);
                            assertThat(alarm.latches()).isTrue();
                        });
    }

    @Test
    void aDriftLiftedOffTheSkinIsNone() {
        assertThat(pen().contact(false).dial(0.5).hold(0.9, 30).judged(DEPTH_DRIFT)).isEmpty();
    }

    /** Half a second at its nominal speed. */
    private static Tape pen() {
        return Tape.medical().status(null, null, 7_000.0).hold(0.5, 5);
    }
}
