package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.COURSE_COMPLETE;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.TREATMENT_TOO_SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TREATMENT_TOO_SOON and COURSE_COMPLETE. */
class ClientHistoryTest {
    private static final long DAY = 24 * 3_600_000L;

    private static Finding daysAgo(double days) {
        return new Finding.SessionInterval(
                "s-1", "s-0", Bench.START - Math.round(days * DAY), Bench.START);
    }

    @ParameterizedTest
    @CsvSource({"0, MEDIUM", "20.999, MEDIUM", "21, INFO", "27.999, INFO", "28,", "400,"})
    void judgesTheIntervalByItsDays(double days, @Nullable Priority priority) {
        Bench bench = Bench.medical().finding(daysAgo(days));
        if (priority == null) {
            assertThat(bench.alarms).isEmpty();
        } else {
            assertThat(bench.last().code()).isEqualTo(TREATMENT_TOO_SOON);
            assertThat(bench.last().priority()).isEqualTo(priority);
            assertThat(bench.last().value()).isEqualTo(Math.floor(days));
        }
    }

    @Test
    void mediumLatchesAndInfoDoesNot() {
        assertThat(Bench.medical().finding(daysAgo(10)).closed().told())
                .endsWith("TREATMENT_TOO_SOON latched latched");
        assertThat(Bench.medical().finding(daysAgo(25)).closed().told())
                .endsWith("TREATMENT_TOO_SOON ended off");
    }

    @Test
    void aFindingMayComeBeforeTheOpeningAndTwice() {
        Bench bench = new Bench().finding(daysAgo(10));
        assertThat(bench.alarms).isEmpty();
        bench.opened(Treatment.MEDICAL).finding(daysAgo(10));
        assertThat(bench.told()).containsExactly("TREATMENT_TOO_SOON raised on");
        assertThat(bench.last().since()).isEqualTo(bench.state.openedAt);
    }

    @Test
    void theIdIsThatOfTheOpeningWhicheverCameFirst() {
        String before = new Bench().finding(daysAgo(9)).opened(Treatment.MEDICAL).last().id();
        String after = new Bench().opened(Treatment.MEDICAL).finding(daysAgo(9)).last().id();
        assertThat(before).isEqualTo(after);
    }

    @Test
    void aNearerSessionFoundLaterIsAnUpdateOfTheSameAlarm() {
        Bench bench = Bench.medical().finding(daysAgo(25)).finding(daysAgo(10));
        bench.finding(daysAgo(26));
        assertThat(bench.told())
                .containsExactly("TREATMENT_TOO_SOON raised on", "TREATMENT_TOO_SOON updated on");
        assertThat(bench.last().priority()).isEqualTo(Priority.MEDIUM);
        assertThat(bench.closed().told()).endsWith("TREATMENT_TOO_SOON latched latched");
    }

    @Test
    void doesNotConcernCosmeticSessions() {
        assertThat(Bench.cosmetic().finding(daysAgo(3)).alarms).isEmpty();
        assertThat(Bench.cosmetic().closed().finding(daysAgo(3)).alarms).isEmpty();
    }

    @Test
    void aFindingThatTheClosingOvertookIsToldAndLatchesAtOnce() {
        Bench bench = Bench.medical().closed().finding(daysAgo(10));
        assertThat(bench.told())
                .containsExactly(
                        "TREATMENT_TOO_SOON raised on", "TREATMENT_TOO_SOON latched latched");
        bench.acknowledge(TREATMENT_TOO_SOON).finding(daysAgo(10)).finding(daysAgo(9));
        assertThat(bench.told()).endsWith("TREATMENT_TOO_SOON acknowledged off").hasSize(3);
    }

    @Test
    void aNearerSessionFoundAfterTheClosingIsAnAlarmOfItsOwn() {
        Bench bench = Bench.medical().finding(daysAgo(25)).closed();
        String info = bench.last().id();
        bench.finding(daysAgo(10));
        assertThat(bench.told())
                .containsExactly(
                        "TREATMENT_TOO_SOON raised on",
                        "TREATMENT_TOO_SOON ended off",
                        "TREATMENT_TOO_SOON raised on",
                        "TREATMENT_TOO_SOON latched latched");
        assertThat(bench.last().id()).isNotEqualTo(info);
    }

    @Test
    void whatWasToldOrDoesNotLatchIsNotToldAfterTheClosing() {
        assertThat(Bench.medical().closed().finding(daysAgo(25)).alarms).isEmpty();
        Bench bench = Bench.medical().finding(daysAgo(10)).closed();
        bench.finding(daysAgo(10)).finding(daysAgo(9));
        assertThat(bench.told()).endsWith("TREATMENT_TOO_SOON latched latched").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "6, false", "7, true", "8, true"})
    void theSeventhSessionOfACourseIsWorthAWord(int number, boolean raised) {
        Bench bench = Bench.medical().finding(new Finding.CourseLength("s-1", number));
        assertThat(bench.raised().contains(COURSE_COMPLETE)).isEqualTo(raised);
        if (raised) {
            assertThat(bench.last().priority()).isEqualTo(Priority.INFO);
            assertThat(bench.closed().told()).endsWith("COURSE_COMPLETE ended off");
        }
    }

    @Test
    void aCourseKnownBeforeTheOpeningIsJudgedByIt() {
        Finding seventh = new Finding.CourseLength("s-1", 7);
        assertThat(new Bench().finding(seventh).opened(Treatment.MEDICAL).raised())
                .containsExactly(COURSE_COMPLETE);
        assertThat(new Bench().finding(seventh).opened(Treatment.COSMETIC).alarms).isEmpty();
    }
}
