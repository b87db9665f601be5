package dev.needlewatch.emulator.oracle;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepthAboveLimitTest {

    @Test
    void theSecondReadingInARowAboveTheLimitCompletesTheCondition() {
        List<ExpectedAlarm> alarms = limit(Tape.medical().depths(0.8, 1.51, 1.51, 0.8));
        assertThat(alarms).hasSize(1);
        ExpectedAlarm alarm = alarms.get(0);
        assertThat(alarm.since()).isEqualTo(200);
        assertThat(alarm.trigger()).isEqualTo(new ReadingRef("pen-1", 1, 3));
        assertThat(alarm.priorities()).containsExactly(Priority.HIGH);
        assertThat(alarm.reason()).isEqualTo(LimitReason.AREA);
        assertThat(alarm.limit()).isEqualTo(1.5);
        assertThat(alarm.latches()).isTrue();
        assertThat(alarm.required()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.51, 1.79, 1.80})
    void oneReadingAboveByThreeTenthsOrLessIsNoAlarm(double depth) {
        assertThat(limit(Tape.medical().depths(0.8, depth, 0.8, 0.8))).isEmpty();
    }

    @Test
    void oneReadingAboveByMoreThanThreeTenthsIsAnAlarmAtOnce() {
        List<ExpectedAlarm> alarms = limit(Tape.medical().depths(0.8, 1.81, 0.8));
        assertThat(alarms).singleElement().extracting(ExpectedAlarm::since).isEqualTo(200L);
        assertThat(alarms.get(0).trigger().seq()).isEqualTo(2);
    }

    @Test
    void itIsOverTwoSecondsAfterTheLastDepthWithinTheDeadbandOnSkinOrNot() {
        Tape tape = Tape.medical().depths(0.8, 1.6, 1.6).speed(0).contact(false).every(1_000);
        assertThat(limit(tape.hold(1.46, 6).hold(0.8, 5)))
                .singleElement()
                .extracting(ExpectedAlarm::endsAt)
                .isEqualTo(8_300L);
        Tape shallow = Tape.medical().depths(0.8, 1.6, 1.6).speed(0).contact(false).every(1_000);
        assertThat(limit(shallow.hold(1.45, 6)))
                .singleElement()
                .extracting(ExpectedAlarm::endsAt)
                .isEqualTo(2_300L);
    }

    @Test
    void depthsAtTheLimitAreNotAboveIt() {
        assertThat(limit(Tape.medical().hold(1.50, 30))).isEmpty();
    }

    @Test
    void twoReadingsAboveThatDoNotFollowEachOtherAreNoAlarm() {
        assertThat(limit(Tape.medical().depths(1.6, 1.5, 1.6, 0.8))).isEmpty();
        assertThat(
                        limit(
                                Tape.medical()
                                        .depths(1.6)
                                        .in("cheek", "right")
                                        .depths(1.6)
                                        .in("cheek", "left")
                                        .depths(0.8)))
                .isEmpty();
    }

    @Test
    void aDuplicateIsNotASecondReading() {
        assertThat(limit(Tape.medical().depths(0.8, 1.6).again().depths(0.8))).isEmpty();
    }

    @Test
    void twoPensThatTakeTurnsDoNotMakeARow() {
        assertThat(limit(Tape.medical().depths(1.6).pen("pen-2").depths(1.6).depths(0.8)))
                .isEmpty();
    }

    @Test
    void needlesOffTheSkinOrAtRestAreNotNeedling() {
        assertThat(limit(Tape.medical().contact(false).hold(1.9, 5))).isEmpty();
        assertThat(limit(Tape.medical().speed(0).hold(1.9, 5))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.21,MEDIUM", "0.49,MEDIUM", "0.50,HIGH", "0.80,HIGH"})
    void cosmeticIsMediumBelowHalfAMillimetre(double depth, Priority priority) {
        List<ExpectedAlarm> alarms = limit(Tape.cosmetic().depths(0.1, depth, depth, 0.1));
        assertThat(alarms).hasSize(1);
        assertThat(alarms.get(0).priorities()).containsExactly(priority);
        assertThat(alarms.get(0).reason()).isEqualTo(LimitReason.TREATMENT);
        assertThat(alarms.get(0).limit()).isEqualTo(0.2);
    }

    @Test
    void theTestAreaBindsFromItsEventOnAndAloneIsMedium() {
        assertThat(limit(Tape.medical().depths(0.7, 0.7).testArea(0.6).depths(0.5))).isEmpty();
        List<ExpectedAlarm> alarms =
                limit(Tape.medical().depths(0.7).testArea(0.6).depths(0.7, 0.7));
        assertThat(alarms).hasSize(1);
        assertThat(alarms.get(0).priorities()).containsExactly(Priority.MEDIUM);
        assertThat(alarms.get(0).reason()).isEqualTo(LimitReason.TEST_AREA);
        assertThat(alarms.get(0).limit()).isEqualTo(0.6);
    }

    @Test
    void beyondTheAreaLimitTooTheWordsAllowBothPriorities() {
        List<ExpectedAlarm> alarms = limit(Tape.medical().testArea(0.6).depths(1.6, 1.6));
        assertThat(alarms.get(0).priorities()).isEqualTo(Set.of(Priority.MEDIUM, Priority.HIGH));
    }

    @ParameterizedTest
    @CsvSource({
        "cheek,THIN,1,1.00,SKIN",
        "forehead,THIN,1,0.50,SKIN",
        "cheek,NORMAL,4,1.20,SKIN",
        "cheek,THIN,6,1.00,SKIN",
        "cheek,THICK,3,1.50,AREA",
        "periorbital,NORMAL,4,0.40,SKIN",
        "nowhere,NORMAL,1,0.50,AREA"
    })
    void skinLowersTheAreaLimit(
            String area, Skin skin, int fitzpatrick, double limit, LimitReason reason) {
        Tape tape =
                Tape.opened(Treatment.MEDICAL, Indication.REJUVENATION, skin, fitzpatrick)
                        .in(area, "left");
        List<ExpectedAlarm> alarms = limit(tape.depths(limit, limit, limit + 0.01, limit + 0.01));
        assertThat(alarms).hasSize(1);
        assertThat(alarms.get(0).limit()).isEqualTo(limit);
        assertThat(alarms.get(0).reason()).isEqualTo(reason);
        assertThat(alarms.get(0).since()).isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({"SCAR,2.0", "STRIAE,2.0", "PIGMENTATION,1.5", "REJUVENATION,1.5"})
    void theIndicationPicksTheColumn(Indication indication, double limit) {
        Tape tape = Tape.opened(Treatment.MEDICAL, indication, Skin.NORMAL, 1);
        assertThat(limit(tape.depths(limit, limit, limit + 0.01, limit + 0.01)))
                .singleElement()
                .extracting(ExpectedAlarm::limit)
                .isEqualTo(limit);
    }

    @Test
    void aSessionNeverOpenedIsJudgedAsMedicalRejuvenation() {
        assertThat(limit(Tape.neverOpened().depths(1.4, 1.4))).isEmpty();
        assertThat(limit(Tape.neverOpened().depths(1.6, 1.6))).hasSize(1);
    }

    @Test
    void againBeforeTwoCalmSecondsIsTheSameAlarm() {
        assertThat(limit(Tape.medical().depths(1.6, 1.6).hold(1.45, 18).depths(1.6, 1.6)))
                .hasSize(1);
    }

    @Test
    void againAfterTwoCalmSecondsMayBeAnotherAlarm() {
        List<ExpectedAlarm> alarms =
                limit(Tape.medical().depths(1.6, 1.6).hold(1.45, 21).depths(1.6, 1.6));
        assertThat(alarms).extracting(ExpectedAlarm::required).containsExactly(true, false);
    }

    @Test
    void whatComesAfterTheClosingDoesNotCount() {
        assertThat(limit(Tape.medical().depths(0.8).close().depths(1.7, 1.7))).isEmpty();
    }

    private static List<ExpectedAlarm> limit(Tape tape) {
        return Oracle.exact(Set.of(DEPTH_ABOVE_LIMIT)).judge(tape.done());
    }
}
