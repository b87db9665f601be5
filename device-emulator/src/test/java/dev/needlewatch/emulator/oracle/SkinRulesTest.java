package dev.needlewatch.emulator.oracle;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.AREA_NOT_SET;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.BLEEDING;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_NOT_REDUCED;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.STRIP_REPEATED;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.TEST_AREA_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Direction;
import org.junit.jupiter.api.Test;

/** Warnings without skin or test area: cheek 1.00, forehead 0.50, arm 1.00 mm. */
class SkinRulesTest {

    @Test
    void theSameDialFromFleshToBoneIsNotReduced() {
        Tape tape = Tape.medical().in("cheek", "left").hold(0.6, 5).in("forehead", "left");
        assertThat(tape.hold(0.6, 5).judged(DEPTH_NOT_REDUCED))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.since()).isEqualTo(600);
                            assertThat(alarm.priorities()).containsExactly(Priority.MEDIUM);
                            assertThat(alarm.latches()).isTrue();
                            assertThat(alarm.required()).isTrue();
                            assertThat(alarm.endsAt()).isNull();
                        });
        assertThat(tape.hold(0.5, 1).judged(DEPTH_NOT_REDUCED).get(0).endsAt()).isEqualTo(1_100);
    }

    @Test
    void aLowerDialOrOneWithinTheWarningIsReduced() {
        Tape lower = Tape.medical().hold(0.61, 5).in("forehead", "left").hold(0.6, 5);
        assertThat(lower.judged(DEPTH_NOT_REDUCED)).isEmpty();
        Tape within = Tape.medical().hold(0.4, 5).in("forehead", "left").hold(0.5, 5);
        assertThat(within.judged(DEPTH_NOT_REDUCED)).isEmpty();
    }

    @Test
    void fromFleshToFleshOrOnCosmeticSkinThereIsNothingToReduce() {
        Tape flesh = Tape.medical().hold(1.1, 5).in("arm", "left").hold(1.1, 5);
        assertThat(flesh.judged(DEPTH_NOT_REDUCED)).isEmpty();
        Tape cosmetic = Tape.cosmetic().hold(0.6, 5).in("forehead", "left").hold(0.6, 5);
        assertThat(cosmetic.judged(DEPTH_NOT_REDUCED)).isEmpty();
    }

    @Test
    void aDepthAboveTheLimitHidesTheDial() {
        Tape tape = Tape.medical().hold(0.9, 5).in("forehead", "left").hold(0.9, 5);
        assertThat(tape.judged(DEPTH_NOT_REDUCED))
                .singleElement()
                .extracting(ExpectedAlarm::required)
                .isEqualTo(false);
    }

    @Test
    void aStripGlidedAFourthTimeIsRepeated() {
        Tape tape = Tape.medical();
        for (int i = 0; i < 3; i++) {
            tape.strip(1, Direction.VERTICAL)
                    .hold(0.5, 3)
                    .strip(2, Direction.VERTICAL)
                    .hold(0.5, 3);
        }
        assertThat(tape.judged(STRIP_REPEATED)).isEmpty();
        assertThat(tape.strip(1, Direction.VERTICAL).hold(0.5, 1).judged(STRIP_REPEATED))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.dueAt()).isEqualTo(1_900);
                            assertThat(alarm.required()).isTrue();
                            assertThat(alarm.latches()).isTrue();
                        });
    }

    @Test
    void anotherDirectionIsAnotherGlideAndALiftIsNone() {
        Tape crossed = Tape.medical();
        for (Direction direction : Direction.values()) {
            crossed.strip(1, direction).hold(0.5, 3);
        }
        assertThat(crossed.judged(STRIP_REPEATED)).isEmpty();
        Tape lifted = Tape.medical().strip(1, Direction.VERTICAL);
        for (int i = 0; i < 5; i++) {
            lifted.contact(true).hold(0.5, 3).contact(false).hold(0.5, 3);
        }
        assertThat(lifted.judged(STRIP_REPEATED)).isEmpty();
    }

    @Test
    void whetherAStripIsTheZonesOrTheAreasIsLeftOpen() {
        Tape tape = Tape.medical();
        for (String zone : new String[] {"a", "b", "c", "d"}) {
            tape.in("cheek", zone).strip(1, Direction.VERTICAL).hold(0.5, 3);
            tape.strip(2, Direction.VERTICAL).hold(0.5, 3);
        }
        assertThat(tape.judged(STRIP_REPEATED))
                .singleElement()
                .extracting(ExpectedAlarm::required)
                .isEqualTo(false);
    }

    @Test
    void aSecondOfNeedlingWithoutATestAreaIsTooMuch() {
        assertThat(Tape.medical().hold(0.5, 10).judged(TEST_AREA_MISSING)).isEmpty();
        Tape tape = Tape.medical().hold(0.5, 11);
        assertThat(tape.judged(TEST_AREA_MISSING))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.dueAt()).isEqualTo(1_100);
                            assertThat(alarm.latches()).isTrue();
                        });
        assertThat(tape.testArea(null).judged(TEST_AREA_MISSING).get(0).endsAt()).isEqualTo(1_200);
    }

    @Test
    void theTestPatchTheTestAreaAndCosmeticWorkNeedNone() {
        assertThat(Tape.medical().in("cheek", "test").hold(0.5, 30).judged(TEST_AREA_MISSING))
                .isEmpty();
        assertThat(Tape.medical().testArea(null).hold(0.5, 30).judged(TEST_AREA_MISSING)).isEmpty();
        assertThat(Tape.cosmetic().hold(0.1, 30).judged(TEST_AREA_MISSING)).isEmpty();
    }

    @Test
    void aSecondInNoAreaOrAnUnknownOneIsAstray() {
        assertThat(Tape.medical().in(null, null).hold(0.3, 10).judged(AREA_NOT_SET)).isEmpty();
        for (String area : new String[] {null, "inner-elbow", "unknown"}) {
            Tape tape = Tape.medical().in(area, null).hold(0.3, 11);
            assertThat(tape.in("cheek", "left").hold(0.3, 1).judged(AREA_NOT_SET))
                    .singleElement()
                    .satisfies(
                            alarm -> {
                                assertThat(alarm.since()).isEqualTo(100);
                                assertThat(alarm.dueAt()).isEqualTo(1_100);
                                assertThat(alarm.endsAt()).isEqualTo(1_200);
                                assertThat(alarm.latches()).isFalse();
                            });
        }
    }

    @Test
    void goingOnAstrayAfterALiftIsTheSameAlarm() {
        Tape tape = Tape.medical().in(null, null).hold(0.3, 11).contact(false).hold(0.3, 5);
        assertThat(tape.contact(true).hold(0.3, 20).judged(AREA_NOT_SET)).hasSize(1);
        assertThat(
                        tape.in("cheek", null)
                                .hold(0.3, 2)
                                .in(null, null)
                                .hold(0.3, 11)
                                .judged(AREA_NOT_SET))
                .hasSize(2);
    }

    @Test
    void moreThanDotsIsBleedingAndSoIsAnyInACosmeticSession() {
        assertThat(Tape.medical().sees(Bleeding.PINPOINT).judged(BLEEDING)).isEmpty();
        assertThat(Tape.cosmetic().sees(Bleeding.NONE).judged(BLEEDING)).isEmpty();
        assertThat(Tape.medical().sees(Bleeding.MORE).sees(Bleeding.MORE).judged(BLEEDING))
                .singleElement()
                .matches(alarm -> alarm.latches() && alarm.since() == 100);
        assertThat(Tape.cosmetic().sees(Bleeding.PINPOINT).judged(BLEEDING)).hasSize(1);
    }
}
