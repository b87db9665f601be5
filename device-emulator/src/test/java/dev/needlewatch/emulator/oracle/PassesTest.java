package dev.needlewatch.emulator.oracle;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_ABOVE_LIMIT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_NEAR_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.junit.jupiter.api.Test;

/** The cheek bears 3 passes without a warning and 4 without an alarm; scars 5 and 6. */
class PassesTest {

    @Test
    void oneMoreThanTheWarningIsNearOneMoreThanTheMaximumIsAbove() {
        assertThat(count(1, 2, 3).judged()).isEmpty();
        assertThat(count(1, 2, 3, 4).judged())
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.code()).isEqualTo(PASSES_NEAR_LIMIT);
                            assertThat(alarm.priorities()).containsExactly(Priority.LOW);
                            assertThat(alarm.limit()).isEqualTo(3);
                            assertThat(alarm.since()).isEqualTo(400);
                            assertThat(alarm.latches()).isFalse();
                        });
        assertThat(count(1, 2, 3, 4, 5).judged())
                .last()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.code()).isEqualTo(PASSES_ABOVE_LIMIT);
                            assertThat(alarm.priorities()).containsExactly(Priority.MEDIUM);
                            assertThat(alarm.limit()).isEqualTo(4);
                            assertThat(alarm.latches()).isTrue();
                        });
        assertThat(count(1, 2, 3, 4, 5, 6, 7).judged()).hasSize(2);
    }

    @Test
    void aLeapOverBothHidesTheLower() {
        assertThat(count(3, 5).judged())
                .extracting(ExpectedAlarm::code)
                .containsExactly(PASSES_ABOVE_LIMIT);
    }

    @Test
    void darkerSkinBearsOneLess() {
        Tape tape = Tape.opened(Treatment.MEDICAL, Indication.REJUVENATION, Skin.NORMAL, 4);
        assertThat(tape.passes(3).depths(0.5).passes(4).depths(0.5).judged())
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.code()).isEqualTo(PASSES_ABOVE_LIMIT);
                            assertThat(alarm.limit()).isEqualTo(3);
                        });
    }

    @Test
    void scarsBearMoreAndCosmeticCountsAsRejuvenation() {
        Tape scar = Tape.opened(Treatment.MEDICAL, Indication.SCAR, Skin.NORMAL, 1);
        assertThat(scar.passes(5).depths(0.5).judged()).isEmpty();
        Tape cosmetic = Tape.opened(Treatment.COSMETIC, Indication.SCAR, Skin.NORMAL, 1);
        assertThat(cosmetic.passes(4).depths(0.1).judged())
                .extracting(ExpectedAlarm::limit)
                .containsExactly(3.0);
    }

    @Test
    void passesOfTwoPensAddUp() {
        Tape tape = count(1, 2).pen("pen-2");
        assertThat(tape.passes(1).depths(0.5).judged()).isEmpty();
        assertThat(tape.passes(2).depths(0.5).judged())
                .extracting(ExpectedAlarm::code)
                .containsExactly(PASSES_NEAR_LIMIT);
    }

    @Test
    void aRestartedPenCountsFromTheBeginningButTheSkinDoesNotForget() {
        Tape tape = count(1, 2, 3).reboot().passes(1).depths(0.5).passes(2).depths(0.5);
        assertThat(tape.judged())
                .extracting(ExpectedAlarm::code)
                .containsExactly(PASSES_NEAR_LIMIT, PASSES_ABOVE_LIMIT);
    }

    @Test
    void aLowerCountNeverLowersTheTotal() {
        assertThat(count(3, 1, 3, 1, 3).judged()).isEmpty();
    }

    @Test
    void zonesAreCountedApart() {
        Tape tape = count(1, 2, 3).in("cheek", "right").passes(3).depths(0.5);
        assertThat(tape.judged()).isEmpty();
    }

    @Test
    void readingsWithoutACountAddNothing() {
        assertThat(count(3).passes(null).depths(0.5, 0.5).judged()).isEmpty();
    }

    private static Tape count(int... passes) {
        Tape tape = Tape.medical();
        for (int count : passes) {
            tape.passes(count).depths(0.5);
        }
        return tape;
    }
}
