package dev.needlewatch.dashboards.history;

import static dev.needlewatch.dashboards.history.AlarmPast.DAY;
import static dev.needlewatch.dashboards.history.AlarmPast.FIRST;
import static dev.needlewatch.dashboards.history.AlarmPast.NOW;
import static dev.needlewatch.dashboards.history.AlarmPast.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.needlewatch.dashboards.history.alarm.AckTimes;
import dev.needlewatch.dashboards.history.alarm.AlarmChange;
import dev.needlewatch.dashboards.history.alarm.AlarmFilter;
import dev.needlewatch.dashboards.history.alarm.AlarmRow;
import dev.needlewatch.dashboards.history.session.SessionRecord;
import dev.needlewatch.dashboards.history.session.SessionRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store must answer about alarms that did not end as most do: {@link AlarmPast}. */
abstract class AlarmHistoryContract {
    private static final Scope MONTH = new Scope("oslo", new Period(NOW - 30 * DAY, NOW + DAY));

    /** A store that has {@link AlarmPast} in it. */
    abstract History history();

    @Test
    void anAlarmAcknowledgedWhileLatchedIsOff() throws Exception {
        AlarmRow off = only(AlarmFilter.ANY, "a-off");

        assertThat(off.endedAt()).isEqualTo(FIRST + 100_000);
        assertThat(off.ackMs()).isEqualTo(40_000);
        assertThat(off.by()).isEqualTo("t-13");
    }

    @Test
    void aSessionHasTheAlarmsRaisedInItWhateverTheirChangesName() throws Exception {
        SessionRecord first = history().session("oslo", "s-1");

        assertThat(first.alarms().stream().map(AlarmChange::at)).isSorted();
        List<AlarmRow> alarms = AlarmRow.fold(first.alarms());
        assertThat(alarms).extracting(AlarmRow::id).containsExactly("a-skew", "a-late", "a-off");
        assertThat(alarms.get(0).session()).isEqualTo("s-1");
        assertThat(alarms.get(0).by()).isEqualTo("t-13");
        assertThat(alarms.get(0).endedAt()).isEqualTo(SECOND + 20_000);
        assertThat(alarms.get(2).endedAt()).isEqualTo(FIRST + 100_000);
        assertThat(first.alarms()).extracting(AlarmChange::event).contains("updated");
        assertThat(first.cut()).isFalse();
    }

    @Test
    void anAlarmRaisedInAnotherSessionIsNoneOfThisOne() throws Exception {
        assertThat(AlarmRow.fold(history().session("oslo", "s-2").alarms()))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.id()).isEqualTo("a-other");
                            assertThat(row.raisedAt()).isEqualTo(SECOND + 60_000);
                            assertThat(row.endedAt()).isEqualTo(SECOND + 70_000);
                        });
    }

    @Test
    void alarmsAreFilteredByWhatTheirRaisingNamed() throws Exception {
        AlarmFilter therapist = new AlarmFilter(null, null, null, "t-12", null);
        AlarmFilter area = new AlarmFilter("CLOCK_SKEW", null, "cheek", null, null);

        for (AlarmFilter filter : List.of(therapist, area)) {
            assertThat(only(filter, "a-skew").endedAt()).isEqualTo(SECOND + 20_000);
            assertThat(only(filter, "a-skew").by()).isEqualTo("t-13");
        }
        assertThat(history().alarms(MONTH, area, 10).rows()).hasSize(1);
        assertThat(
                        history()
                                .alarms(MONTH, new AlarmFilter(null, null, null, "t-13", null), 10)
                                .rows())
                .extracting(AlarmRow::id)
                .containsExactly("a-other");
    }

    @Test
    void anAlarmThatStoodForWeeksHasItsEnd() throws Exception {
        assertThat(only(AlarmFilter.ANY, "a-weeks").endedAt()).isEqualTo(NOW - 5 * DAY);
        assertThat(only(AlarmFilter.ANY, "a-still").endedAt()).isNull();
        Scope then = new Scope(null, new Period(NOW - 26 * DAY, NOW - 20 * DAY));
        assertThat(history().alarms(then, AlarmFilter.ANY, 10).rows())
                .extracting(AlarmRow::endedAt)
                .containsExactly(null, NOW - 5 * DAY);
    }

    @Test
    void alarmsOfTheLongestPeriodAreFollowedToo() throws Exception {
        Scope year = new Scope("oslo", new Period(NOW - 391 * DAY, NOW - 391 * DAY + 366 * DAY));
        assertThat(history().alarms(year, AlarmFilter.ANY, 10).rows())
                .extracting(AlarmRow::id)
                .containsExactly("a-no", "a-old");
        Scope ends = new Scope("oslo", new Period(NOW - 390 * DAY, NOW - 390 * DAY + 367 * DAY));
        assertThat(history().alarms(ends, AlarmFilter.ANY, 10).rows())
                .extracting(AlarmRow::id, AlarmRow::endedAt)
                .contains(tuple("a-still", null), tuple("a-old", NOW - 390 * DAY + 9_000));
    }

    @Test
    void whatOnlyEscalatedIsAmongTheTimesToAcknowledge() throws Exception {
        Period then = new Period(FIRST, FIRST + 190_000);
        assertThat(history().acknowledgeTimes(new Scope("oslo", then)))
                .containsExactly(
                        new AckTimes("high", 1, 40L, 40L, 40L, 0),
                        new AckTimes("medium", 0, null, null, null, 1));
    }

    @Test
    void aSessionThatIsKeptCanBeOpened() throws Exception {
        Scope then = new Scope(null, new Period(NOW - 395 * DAY, NOW - 380 * DAY));
        assertThat(history().sessions(then, 10).rows())
                .extracting(SessionRow::session)
                .containsExactly("s-old");

        SessionRecord record = history().session("oslo", "s-old");

        assertThat(record.row()).isNotNull();
        assertThat(record.points()).hasSize(10);
        assertThat(record.alarms()).hasSize(2);
    }

    @Test
    void aSessionThatWasNeverOpenedIsFoundByItsAlarms() throws Exception {
        SessionRecord record = history().session("oslo", "s-never");

        assertThat(record.row()).isNull();
        assertThat(record.points()).hasSize(10);
        assertThat(AlarmRow.fold(record.alarms()))
                .singleElement()
                .extracting(AlarmRow::endedAt)
                .isEqualTo(NOW - 385 * DAY + 30_000);
    }

    @Test
    void anOpenSessionWithoutReadingsIsNotTakenForAnOlderOne() throws Exception {
        SessionRecord record = history().session("oslo", "s-again");

        assertThat(record.row()).isNotNull().extracting(SessionRow::outcome).isNull();
        assertThat(record.points()).isEmpty();
        assertThat(record.alarms()).extracting(AlarmChange::id).containsExactly("a-used");
    }

    private AlarmRow only(AlarmFilter filter, String id) throws StoreAwayException {
        return history().alarms(MONTH, filter, 10).rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
