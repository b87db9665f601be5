package dev.needlewatch.emulator.oracle;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.CARTRIDGE_REUSED;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.COURSE_COMPLETE;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.SERUM_NOT_APPROVED;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.TREATMENT_TOO_SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Reaction;
import org.junit.jupiter.api.Test;

class HistoryRulesTest {
    private static final long DAY = 86_400_000L;

    @Test
    void lessThanThreeWeeksIsTooSoonLessThanFourIsTold() {
        assertThat(again(28 * DAY).judged(TREATMENT_TOO_SOON)).isEmpty();
        assertThat(again(28 * DAY - 1).judged(TREATMENT_TOO_SOON))
                .singleElement()
                .matches(a -> a.priorities().contains(Priority.INFO) && !a.latches());
        assertThat(again(21 * DAY).judged(TREATMENT_TOO_SOON))
                .singleElement()
                .matches(a -> a.priorities().contains(Priority.INFO));
        assertThat(again(21 * DAY - 1).judged(TREATMENT_TOO_SOON))
                .singleElement()
                .matches(a -> a.priorities().contains(Priority.MEDIUM) && a.latches())
                .extracting(ExpectedAlarm::session)
                .isEqualTo("s-2");
    }

    @Test
    void cosmeticSessionsAndOtherClientsDoNotCount() {
        Tape cosmetic =
                tape(new Opening("s-1").client("c").cosmetic().at(0))
                        .opens(new Opening("s-2").client("c").at(DAY))
                        .opens(new Opening("s-3").client("c").cosmetic().at(2 * DAY));
        assertThat(cosmetic.judged(TREATMENT_TOO_SOON)).isEmpty();
        Tape others =
                tape(new Opening("s-1").client("c").at(0))
                        .opens(new Opening("s-2").client("d").at(DAY))
                        .opens(new Opening("s-3").at(DAY));
        assertThat(others.judged(TREATMENT_TOO_SOON)).isEmpty();
    }

    @Test
    void theSeventhOfACourseCompletesIt() {
        assertThat(course(6, 149 * DAY).judged(COURSE_COMPLETE)).isEmpty();
        assertThat(course(7, 149 * DAY).judged(COURSE_COMPLETE))
                .singleElement()
                .matches(a -> a.required() && a.priorities().contains(Priority.INFO))
                .extracting(ExpectedAlarm::session)
                .isEqualTo("s-7");
        assertThat(course(8, 149 * DAY).judged(COURSE_COMPLETE))
                .last()
                .extracting(ExpectedAlarm::required)
                .isEqualTo(false);
        assertThat(course(9, 150 * DAY).judged(COURSE_COMPLETE)).isEmpty();
    }

    @Test
    void aCartridgeOfAnEarlierSessionIsUsedAgain() {
        Tape tape = tape(new Opening("s-1").cartridge("k-1")).quiet(1_000);
        assertThat(tape.opens(new Opening("s-2").cartridge("k-2")).judged(CARTRIDGE_REUSED))
                .isEmpty();
        assertThat(
                        tape.quiet(1_000)
                                .opens(new Opening("s-3").cartridge("k-1"))
                                .judged(CARTRIDGE_REUSED))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.session()).isEqualTo("s-3");
                            assertThat(alarm.priorities()).containsExactly(Priority.HIGH);
                            assertThat(alarm.dueAt()).isEqualTo(2_000);
                            assertThat(alarm.latches()).isTrue();
                        });
    }

    @Test
    void aPenBringsItsCartridgeWithItsFirstReading() {
        Tape tape = tape(new Opening("s-1")).status(null, "k-1", null).hold(0.1, 3).close();
        tape.quiet(1_000).opens(new Opening("s-2"));
        assertThat(tape.judged(CARTRIDGE_REUSED)).isEmpty();
        assertThat(tape.hold(0.1, 3).judged(CARTRIDGE_REUSED))
                .singleElement()
                .extracting(ExpectedAlarm::dueAt)
                .isEqualTo(1_500L);
        Tape fresh = tape(new Opening("s-1")).status(null, "k-1", null).hold(0.1, 3).close();
        fresh.status(null, "k-2", null).quiet(1_000).opens(new Opening("s-2"));
        assertThat(fresh.hold(0.1, 3).judged(CARTRIDGE_REUSED)).isEmpty();
    }

    @Test
    void aSerumThatWasNotTestedIsNotApproved() {
        Tape tape = tape(new Opening("s-1").serum("a"));
        assertThat(tape.tests(Reaction.MILD, "a").judged(SERUM_NOT_APPROVED)).isEmpty();
        assertThat(tape.tests(Reaction.NONE, "b").judged(SERUM_NOT_APPROVED))
                .singleElement()
                .matches(alarm -> alarm.required() && alarm.dueAt() == 200);
        assertThat(
                        tape(new Opening("s-1").serum("a"))
                                .tests(Reaction.NONE, null)
                                .judged(SERUM_NOT_APPROVED))
                .isEmpty();
    }

    @Test
    void aSerumThatTheClientDidNotStandIsNotApproved() {
        Tape tape = tape(new Opening("s-1").client("c").serum("a").at(0));
        tape.tests(Reaction.STRONG, "a").close();
        tape.opens(new Opening("s-2").client("c").serum("b").at(40 * DAY)).close();
        tape.opens(new Opening("s-3").client("d").serum("a").at(41 * DAY)).close();
        assertThat(tape.judged(SERUM_NOT_APPROVED)).noneMatch(ExpectedAlarm::required);
        tape.opens(new Opening("s-4").client("c").serum("a").at(42 * DAY));
        assertThat(tape.judged(SERUM_NOT_APPROVED))
                .filteredOn(ExpectedAlarm::required)
                .singleElement()
                .extracting(ExpectedAlarm::session)
                .isEqualTo("s-4");
    }

    private static Tape tape(Opening opening) {
        return Tape.neverOpened().opens(opening);
    }

    private static Tape again(long later) {
        return tape(new Opening("s-1").client("c").at(0))
                .opens(new Opening("s-2").client("c").at(later));
    }

    private static Tape course(int sessions, long apart) {
        Tape tape = Tape.neverOpened();
        for (int i = 1; i <= sessions; i++) {
            tape.opens(new Opening("s-" + i).client("c").at(i * apart));
        }
        return tape;
    }
}
