package dev.needlewatch.emulator.oracle;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.BATTERY_LOW;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.CLOCK_SKEW;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.LOG_ERROR_BURST;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.NO_SESSION;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PEN_SILENT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.READINGS_LOST;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.READINGS_REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import org.junit.jupiter.api.Test;

class WallRulesTest {

    @Test
    void twentyPercentIsLowTenIsMediumAndAbove22IsOver() {
        assertThat(Tape.medical().status(21.0, null, null).judged(BATTERY_LOW)).isEmpty();
        Tape tape = Tape.medical().quiet(1_000).status(20.0, null, null);
        assertThat(tape.judged(BATTERY_LOW))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.priorities()).containsExactly(Priority.LOW);
                            assertThat(alarm.peak()).isNull();
                            assertThat(alarm.dueAt()).isEqualTo(1_000);
                        });
        tape.quiet(1_000).status(10.0, null, null).quiet(1_000).status(22.0, null, null);
        assertThat(tape.quiet(1_000).status(23.0, null, null).judged(BATTERY_LOW))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.peak()).isEqualTo(Priority.MEDIUM);
                            assertThat(alarm.endsAt()).isEqualTo(4_000);
                        });
    }

    @Test
    void fiveSecondsWithoutAWordAreSilence() {
        assertThat(Tape.medical().hold(0.5, 5).quiet(4_800).hold(0.5, 1).judged(PEN_SILENT))
                .isEmpty();
        assertThat(Tape.medical().hold(0.5, 5).quiet(6_000).hold(0.5, 1).judged(PEN_SILENT))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.dueAt()).isEqualTo(5_500);
                            assertThat(alarm.endsAt()).isEqualTo(6_600);
                            assertThat(alarm.session()).isEqualTo("s-1");
                        });
    }

    @Test
    void aPenThatDidNotNeedleOrWhoseSessionIsClosedMayBeSilent() {
        Tape lifted = Tape.medical().contact(false).hold(0.5, 5).quiet(9_000).hold(0.5, 1);
        assertThat(lifted.judged(PEN_SILENT)).isEmpty();
        Tape closed = Tape.medical().hold(0.5, 5).close().quiet(9_000);
        assertThat(closed.session(null).hold(0.5, 1).judged(PEN_SILENT)).isEmpty();
        Tape soonClosed = Tape.medical().hold(0.5, 5).quiet(4_000);
        assertThat(soonClosed.pen("pen-2").close().judged(PEN_SILENT)).isEmpty();
    }

    @Test
    void theWillOfTheLastBirthIsSilenceAtOnce() {
        Tape tape = Tape.medical().hold(0.5, 5).quiet(10).will().quiet(2_000).hold(0.5, 1);
        assertThat(tape.judged(PEN_SILENT))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.dueAt()).isEqualTo(510);
                            assertThat(alarm.endsAt()).isEqualTo(2_610);
                        });
    }

    @Test
    void aPenThatIsBackAndDiesBeforeItNeedlesAgainIsSilentAgain() {
        Tape once = Tape.medical().hold(0.5, 5).quiet(10).will().quiet(2_000);
        Tape twice = once.contact(false).hold(0.5, 3).quiet(10).will().quiet(2_000).hold(0.5, 1);
        assertThat(twice.judged(PEN_SILENT))
                .extracting(ExpectedAlarm::dueAt)
                .containsExactly(510L, 2_820L);
    }

    @Test
    void theSilenceAfterAWillIsTheSameOne() {
        Tape tape = Tape.medical().hold(0.5, 5).quiet(10).will().quiet(9_000).hold(0.5, 1);
        assertThat(tape.judged(PEN_SILENT)).hasSize(1);
        Tape willLast = Tape.medical().hold(0.5, 5).quiet(6_000).will().quiet(9_000).hold(0.5, 1);
        assertThat(willLast.judged(PEN_SILENT)).hasSize(1);
    }

    @Test
    void whatCannotBeUsedEndsNoSilence() {
        Tape tape = Tape.medical().hold(0.5, 5).quiet(10).will().quiet(2_000).garbage();
        assertThat(tape.quiet(1_000).hold(0.5, 1).judged(PEN_SILENT))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.endsAt()).isGreaterThan(3_000L));
    }

    @Test
    void tenInARowMoreThanFiveSecondsOffAreSkewed() {
        Tape nine = Tape.medical().every(1_000).clockOff(5_001).hold(0.1, 9);
        assertThat(nine.clockOff(0).hold(0.1, 1).judged(CLOCK_SKEW)).isEmpty();
        assertThat(Tape.medical().every(1_000).clockOff(5_000).hold(0.1, 30).judged(CLOCK_SKEW))
                .isEmpty();
        Tape ten = Tape.medical().every(1_000).clockOff(-5_001).hold(0.1, 10);
        assertThat(ten.clockOff(2_000).hold(0.1, 10).judged(CLOCK_SKEW))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.required()).isTrue();
                            assertThat(alarm.since()).isEqualTo(-4_001);
                            assertThat(alarm.dueAt()).isEqualTo(10_000);
                            assertThat(alarm.endsAt()).isEqualTo(20_000);
                        });
    }

    @Test
    void aRowThatOnlySessionEventsFillMayBeSkewed() {
        Tape nineReadings = Tape.medical().every(1_000).clockOff(8_000).hold(0.1, 9);
        assertThat(nineReadings.sees(Bleeding.NONE).judged(CLOCK_SKEW))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.required()).isFalse());
    }

    @Test
    void aSessionEventByARightClockInTheRowLeavesItOpen() {
        Tape five = Tape.medical().every(1_000).clockOff(8_000).hold(0.1, 5);
        Tape ten = five.clockOff(0).sees(Bleeding.NONE).clockOff(8_000).hold(0.1, 5);
        assertThat(ten.judged(CLOCK_SKEW))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.required()).isFalse());
    }

    @Test
    void tenOfThePensOwnAreSkewedWhateverStandsBetween() {
        Tape nine = Tape.medical().every(1_000).clockOff(8_000).hold(0.1, 9);
        assertThat(nine.sees(Bleeding.NONE).hold(0.1, 1).judged(CLOCK_SKEW))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.required()).isTrue();
                            assertThat(alarm.since()).isEqualTo(9_000);
                            assertThat(alarm.dueAt()).isEqualTo(10_100);
                            assertThat(alarm.slackMs()).isEqualTo(Expect.ANY_ONSET);
                        });
    }

    @Test
    void fiveRejectedPayloadsOrErrorLinesWithinAMinuteAreABurst() {
        Tape four = Tape.medical();
        Tape five = Tape.medical();
        Tape slow = Tape.medical();
        for (int i = 0; i < 4; i++) {
            four.quiet(1_000).garbage().logs(LogLevel.ERROR).logs(LogLevel.WARN);
        }
        for (int i = 0; i < 5; i++) {
            five.quiet(1_000).garbage().logs(LogLevel.ERROR);
            slow.quiet(15_001).garbage().logs(LogLevel.ERROR);
        }
        assertThat(four.judged(READINGS_REJECTED, LOG_ERROR_BURST)).isEmpty();
        assertThat(slow.judged(READINGS_REJECTED, LOG_ERROR_BURST)).isEmpty();
        assertThat(five.judged(READINGS_REJECTED, LOG_ERROR_BURST))
                .hasSize(2)
                .allMatch(alarm -> alarm.dueAt() == 5_000 && alarm.endsAt() == 65_000);
    }

    @Test
    void aBurstGoesOnUntilThereIsNoneForAMinute() {
        Tape tape = Tape.medical();
        for (int i = 0; i < 5; i++) {
            tape.quiet(1_000).garbage();
        }
        tape.quiet(59_000).garbage();
        assertThat(tape.judged(READINGS_REJECTED))
                .singleElement()
                .extracting(ExpectedAlarm::endsAt)
                .isEqualTo(124_000L);
    }

    @Test
    void tenLostAndMoreThanAHundredthAreTooMany() {
        assertThat(Tape.medical().hold(0.1, 50).loses(9).hold(0.1, 50).judged(READINGS_LOST))
                .isEmpty();
        assertThat(Tape.medical().hold(0.1, 50).loses(10).hold(0.1, 50).judged(READINGS_LOST))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.priorities()).containsExactly(Priority.LOW);
                            assertThat(alarm.dueAt()).isEqualTo(6_100);
                            assertThat(alarm.endsAt()).isEqualTo(66_100);
                        });
        Tape many = Tape.medical().every(20).hold(0.1, 2_000).loses(10).hold(0.1, 50);
        assertThat(many.judged(READINGS_LOST)).isEmpty();
    }

    @Test
    void aRestartIsNoLoss() {
        Tape tape = Tape.medical().hold(0.1, 50).reboot().hold(0.1, 50);
        assertThat(tape.judged(READINGS_LOST)).isEmpty();
    }

    @Test
    void twoSecondsOfNeedlingWithoutASessionAreTooMuch() {
        Tape tape = Tape.neverOpened().session(null).hold(0.3, 20);
        assertThat(tape.judged(NO_SESSION)).isEmpty();
        assertThat(tape.hold(0.3, 1).judged(NO_SESSION))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.since()).isEqualTo(100);
                            assertThat(alarm.dueAt()).isEqualTo(2_100);
                            assertThat(alarm.endsAt()).isNull();
                        });
        tape.contact(false).hold(0.3, 105);
        assertThat(tape.judged(NO_SESSION).get(0).endsAt()).isEqualTo(12_200);
    }

    @Test
    void anOpeningEndsItAndAClosedSessionIsNone() {
        Tape tape = Tape.neverOpened().session(null).hold(0.3, 25).quiet(100);
        tape.opens(new Opening("s-2")).hold(0.3, 30);
        assertThat(tape.judged(NO_SESSION))
                .singleElement()
                .extracting(ExpectedAlarm::endsAt)
                .isEqualTo(2_600L);
        assertThat(tape.close().hold(0.3, 21).judged(NO_SESSION)).hasSize(2);
    }
}
