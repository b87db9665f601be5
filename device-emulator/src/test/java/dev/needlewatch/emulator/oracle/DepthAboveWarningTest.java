package dev.needlewatch.emulator.oracle;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_LIMIT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthAboveWarningTest {

    @Test
    void aWholeSecondAboveTheWarningIsAnAlarm() {
        List<ExpectedAlarm> alarms = Tape.medical().depths(0.8).hold(1.01, 11).judged();
        assertThat(alarms).hasSize(1);
        ExpectedAlarm alarm = alarms.get(0);
        assertThat(alarm.code()).isEqualTo(DEPTH_ABOVE_WARNING);
        assertThat(alarm.since()).isEqualTo(200);
        assertThat(alarm.trigger().seq()).isEqualTo(12);
        assertThat(alarm.priorities()).containsExactly(Priority.LOW);
        assertThat(alarm.limit()).isEqualTo(1.0);
        assertThat(alarm.latches()).isFalse();
    }

    @Test
    void aReadingThatOvertakesTheOneThatCompletesItIsWhenItIsDue() {
        Tape tape = Tape.medical().depths(0.8).hold(1.01, 11).late(250).hold(1.01, 3);
        assertThat(tape.judged())
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.since()).isEqualTo(200);
                            assertThat(alarm.dueAt()).isEqualTo(1_300);
                            assertThat(alarm.trigger().seq()).isEqualTo(13);
                        });
    }

    @Test
    void oneReadingLessThanASecondIsNone() {
        assertThat(Tape.medical().hold(1.01, 10).depths(0.8).judged()).isEmpty();
    }

    @Test
    void depthsAtTheWarningAreNotAboveIt() {
        assertThat(Tape.medical().hold(1.0, 50).judged()).isEmpty();
    }

    @Test
    void liftingTheNeedlesBeginsTheSecondAnew() {
        Tape tape = Tape.medical().hold(1.2, 8).contact(false).depths(1.2).contact(true);
        assertThat(tape.hold(1.2, 8).judged()).isEmpty();
    }

    @Test
    void aboveTheLimitItIsHidden() {
        assertThat(Tape.medical().depths(0.8, 1.2, 1.6).hold(1.6, 20).hold(0.8, 40).judged())
                .extracting(ExpectedAlarm::code)
                .containsExactly(DEPTH_ABOVE_LIMIT);
    }

    @Test
    void aWarningBeforeTheLimitComesFirst() {
        assertThat(Tape.medical().hold(1.2, 12).hold(1.6, 5).judged())
                .extracting(ExpectedAlarm::code)
                .containsExactly(DEPTH_ABOVE_WARNING, DEPTH_ABOVE_LIMIT);
    }

    @Test
    void threeCalmSecondsEndItAndTheNextIsAnotherAlarm() {
        Tape ended = Tape.medical().hold(1.2, 12).hold(0.95, 31).hold(1.2, 12);
        assertThat(ended.judged()).hasSize(2).allMatch(ExpectedAlarm::required);
        Tape same = Tape.medical().hold(1.2, 12).hold(0.95, 28).hold(1.2, 12);
        assertThat(same.judged()).hasSize(1);
    }

    @Test
    void nearlyCalmIsNotCalmEnoughToBeSureOfASecondAlarm() {
        Tape tape = Tape.medical().hold(1.2, 12).hold(0.96, 40).hold(1.2, 12);
        assertThat(tape.judged()).extracting(ExpectedAlarm::required).containsExactly(true, false);
    }

    @Test
    void skinLowersTheWarningToo() {
        Tape tape =
                Tape.opened(Treatment.MEDICAL, Indication.REJUVENATION, Skin.THIN, 1)
                        .hold(0.67, 20)
                        .hold(0.68, 12);
        assertThat(tape.judged())
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.limit()).isEqualTo(0.67);
                            assertThat(alarm.since()).isEqualTo(2_100);
                            assertThat(alarm.reason()).isEqualTo(LimitReason.SKIN);
                        });
    }

    @Test
    void cosmeticHasNoWarning() {
        assertThat(Tape.cosmetic().hold(0.2, 50).judged()).isEmpty();
    }
}
