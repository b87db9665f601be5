package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.dashboards.history.alarm.AckTimes;
import dev.needlewatch.dashboards.history.alarm.AlarmCounts;
import dev.needlewatch.dashboards.history.alarm.AlarmFilter;
import dev.needlewatch.dashboards.history.alarm.AlarmRow;
import dev.needlewatch.dashboards.history.alarm.AlarmTally;
import dev.needlewatch.dashboards.history.alarm.Dimension;
import dev.needlewatch.dashboards.history.fleet.Account;
import dev.needlewatch.dashboards.history.fleet.PenHealth;
import dev.needlewatch.dashboards.history.session.SessionRecord;
import dev.needlewatch.dashboards.history.session.SessionRow;
import dev.needlewatch.dashboards.history.session.TracePoint;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store must answer to the same past: {@link ContractPast}. */
abstract class HistoryContract {
    private static final long NOW = ContractPast.NOW;
    private static final long DAY = ContractPast.DAY;
    private static final Period MONTH = new Period(NOW - 30 * DAY, NOW + DAY);
    private static final Scope LYON = new Scope("lyon", MONTH);
    private static final Scope ALL = new Scope(null, MONTH);

    /** A store that has {@link ContractPast} in it. */
    abstract History history();

    /** A store that has nothing in it, not even tables. */
    abstract History empty();

    @Test
    void anEmptyStoreMeansThatNothingWasRecordedYet() throws Exception {
        empty().ping();
        assertThat(empty().clinics()).isEmpty();
        assertThat(empty().sessions(ALL, 10)).isEqualTo(new Listing<>(List.of(), false));
        assertThat(empty().session("lyon", "s-1"))
                .isEqualTo(new SessionRecord("lyon", "s-1", null, List.of(), List.of(), false));
        assertThat(empty().alarms(ALL, AlarmFilter.ANY, 10).rows()).isEmpty();
        assertThat(empty().tally(LYON, Dimension.THERAPIST).rows()).isEmpty();
        assertThat(empty().days(ALL, ZoneOffset.UTC)).isEmpty();
        assertThat(empty().acknowledgeTimes(ALL)).isEmpty();
        assertThat(empty().pens(ALL, 500).rows()).isEmpty();
        assertThat(empty().accounts(MONTH)).isEmpty();
    }

    @Test
    void clinicsAreThoseOfWhichAnythingWasRecorded() throws Exception {
        assertThat(history().clinics()).containsExactly("basel", "lyon", "nice");
    }

    @Test
    void sessionsAreListedNewestFirstAndOpenOnesToo() throws Exception {
        assertThat(history().sessions(ALL, 10).rows())
                .extracting(SessionRow::session)
                .containsExactly("s-open", "s-9", "s-2", "s-1");
    }

    @Test
    void aClosedSessionIsTheRowThatTheRecordJobWrote() throws Exception {
        assertThat(history().sessions(LYON, 10).rows().get(2))
                .isEqualTo(
                        new SessionRow(
                                "lyon",
                                "s-1",
                                "medical",
                                "scar",
                                "completed",
                                "t-12",
                                NOW - 3 * DAY,
                                NOW - 3 * DAY + 1_800_500,
                                0.93,
                                1_200_250,
                                12L,
                                List.of("pen-3", "pen-4"),
                                new AlarmCounts(1, 1, 2, 0),
                                "2026-12-12"));
    }

    @Test
    void anOpenSessionIsWhatItHasComeToSoFar() throws Exception {
        assertThat(history().sessions(LYON, 10).rows().get(0))
                .isEqualTo(
                        new SessionRow(
                                "lyon",
                                "s-open",
                                "medical",
                                "striae",
                                null,
                                "t-14",
                                NOW - 600_000,
                                NOW - 481_000,
                                0.8,
                                118_500,
                                3L,
                                List.of("pen-3", "pen-5"),
                                new AlarmCounts(0, 1, 0, 0),
                                null));
    }

    @Test
    void sessionsOfAPeriodBeginInIt() throws Exception {
        Scope old = new Scope(null, new Period(NOW - 201 * DAY, NOW - 199 * DAY));
        assertThat(history().sessions(old, 10).rows())
                .extracting(SessionRow::session)
                .containsExactly("s-old");
    }

    @Test
    void aListThatIsCutSaysSo() throws Exception {
        Listing<SessionRow> two = history().sessions(ALL, 2);
        assertThat(two.cut()).isTrue();
        assertThat(two.rows()).extracting(SessionRow::session).containsExactly("s-open", "s-9");
        assertThat(history().sessions(ALL, 4).cut()).isFalse();
        assertThat(history().alarms(ALL, AlarmFilter.ANY, 1).cut()).isTrue();
    }

    @Test
    void aSessionOfLongAgoIsFoundSecondBySecond() throws Exception {
        SessionRecord record = history().session("lyon", "s-old");
        assertThat(record.row()).extracting(SessionRow::session).isEqualTo("s-old");
        assertThat(record.points()).hasSize(61);
        assertThat(record.points().get(0))
                .isEqualTo(
                        new TracePoint(
                                NOW - 200 * DAY,
                                "pen-3",
                                "cheek",
                                "left",
                                0.8,
                                0.75,
                                1.5,
                                1.1,
                                7_000.0,
                                1L,
                                1_000));
        assertThat(record.alarms()).isEmpty();
    }

    @Test
    void anOpenSessionIsFoundWithItsAlarmsThoughAnOlderOneHadItsName() throws Exception {
        SessionRecord record = history().session("lyon", "s-open");
        assertThat(record.row()).isEqualTo(history().sessions(LYON, 1).rows().get(0));
        assertThat(record.points()).hasSize(122);
        assertThat(record.points().stream().map(TracePoint::at)).isSorted();
        assertThat(record.alarms()).extracting(change -> change.event()).containsExactly("raised");
        assertThat(history().session("basel", "s-open").points()).isEmpty();
    }

    @Test
    void anAlarmIsToldFromItsRaisingToItsEnd() throws Exception {
        List<AlarmRow> alarms = history().alarms(LYON, AlarmFilter.ANY, 10).rows();
        assertThat(alarms).extracting(AlarmRow::id).containsExactly("a-5", "a-3", "a-2", "a-1");
        assertThat(alarms.get(3))
                .isEqualTo(
                        new AlarmRow(
                                "a-1",
                                "lyon",
                                "DEPTH_ABOVE_LIMIT",
                                "safety",
                                "high",
                                "cheek",
                                "s-1",
                                "pen-3",
                                "t-12",
                                1.9,
                                1.5,
                                "it's \"too\" deep \\ 1",
                                NOW - 3 * DAY + 60_000,
                                "t-12",
                                6_400L,
                                NOW - 3 * DAY + 75_000,
                                1));
        assertThat(alarms.get(0).endedAt()).isNull();
    }

    @Test
    void alarmsAreFiltered() throws Exception {
        assertThat(ids(new AlarmFilter("PASSES_ABOVE_LIMIT", null, null, null, null)))
                .containsExactly("a-2");
        assertThat(ids(new AlarmFilter(null, "medium", null, null, null)))
                .containsExactly("a-5", "a-2");
        assertThat(ids(new AlarmFilter(null, null, "neck", null, null))).containsExactly("a-2");
        assertThat(ids(new AlarmFilter(null, null, null, "t-13", null)))
                .containsExactly("a-3", "a-2");
        assertThat(ids(new AlarmFilter(null, null, null, null, "pen-3")))
                .containsExactly("a-5", "a-1");
        assertThat(ids(new AlarmFilter("DEPTH_ABOVE_LIMIT", "high", "cheek", "t-12", "pen-3")))
                .containsExactly("a-1");
    }

    @Test
    void anAlarmThatBecameMoreUrgentIsFoundAsItWasRaised() throws Exception {
        AlarmFilter low = new AlarmFilter(null, "low", null, null, null);

        assertThat(history().alarms(LYON, low, 10).rows())
                .singleElement()
                .satisfies(
                        battery -> {
                            assertThat(battery.id()).isEqualTo("a-3");
                            assertThat(battery.priority()).isEqualTo("low");
                            assertThat(battery.endedAt())
                                    .isEqualTo(NOW - 3 * DAY + 60_000 + 180_000);
                        });
    }

    private List<String> ids(AlarmFilter filter) throws StoreAwayException {
        return history().alarms(LYON, filter, 10).rows().stream().map(AlarmRow::id).toList();
    }

    @Test
    void alarmsAreCountedByCodeAndArea() throws Exception {
        assertThat(history().tally(ALL, Dimension.CODE).rows())
                .containsExactly(
                        new AlarmTally("DEPTH_ABOVE_LIMIT", new AlarmCounts(2, 0, 0, 0), null),
                        new AlarmTally("BATTERY_LOW", new AlarmCounts(0, 0, 1, 0), null),
                        new AlarmTally("NO_SESSION", new AlarmCounts(0, 1, 0, 0), null),
                        new AlarmTally("PASSES_ABOVE_LIMIT", new AlarmCounts(0, 1, 0, 0), null));
        assertThat(history().tally(LYON, Dimension.AREA).rows())
                .containsExactly(
                        new AlarmTally(null, new AlarmCounts(0, 1, 1, 0), null),
                        new AlarmTally("cheek", new AlarmCounts(1, 0, 0, 0), null),
                        new AlarmTally("neck", new AlarmCounts(0, 1, 0, 0), null));
    }

    @Test
    void alarmsAreCountedByTherapistAndPenOfOneClinic() throws Exception {
        assertThat(history().tally(LYON, Dimension.THERAPIST).rows())
                .containsExactly(
                        new AlarmTally("t-13", new AlarmCounts(0, 1, 1, 0), 1L),
                        new AlarmTally(null, new AlarmCounts(0, 1, 0, 0), 0L),
                        new AlarmTally("t-12", new AlarmCounts(1, 0, 0, 0), 1L));
        assertThat(history().tally(LYON, Dimension.PEN).rows())
                .containsExactly(
                        new AlarmTally("pen-3", new AlarmCounts(1, 1, 0, 0), null),
                        new AlarmTally("pen-4", new AlarmCounts(0, 1, 0, 0), null),
                        new AlarmTally("pen-7", new AlarmCounts(0, 0, 1, 0), null));
        assertThatThrownBy(() -> history().tally(ALL, Dimension.PEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose one");
    }

    @Test
    void aDayIsADayOfTheTimeZoneAskedFor() throws Exception {
        LocalDate today = LocalDate.of(2026, 11, 24);
        assertThat(history().days(LYON, ZoneOffset.UTC))
                .containsExactly(
                        new DayTally(today.minusDays(3), 1, new AlarmCounts(1, 1, 1, 0)),
                        new DayTally(today.minusDays(2), 1, AlarmCounts.NONE),
                        new DayTally(today.minusDays(1), 0, new AlarmCounts(0, 1, 0, 0)));
        // s-2 opens at 18:15 UTC, which is midnight in Kathmandu
        assertThat(history().days(LYON, ZoneId.of("Asia/Kathmandu")))
                .extracting(DayTally::day)
                .containsExactly(today.minusDays(3), today.minusDays(1), today);
    }

    @Test
    void timesToAcknowledgeAreByNearestRank() throws Exception {
        assertThat(history().acknowledgeTimes(ALL))
                .containsExactly(
                        new AckTimes("high", 2, 6L, 20L, 20L, 1),
                        new AckTimes("medium", 1, 31L, 31L, 31L, 0));
    }

    @Test
    void aPenIsAsItLastSaid() throws Exception {
        assertThat(history().pens(LYON, 500).rows())
                .containsExactly(
                        new PenHealth(
                                "lyon",
                                "pen-3",
                                NOW - 5_000,
                                "np-2",
                                "offline",
                                81.0,
                                "2.4.1",
                                "k-9",
                                3L,
                                2L,
                                1L,
                                0L,
                                -120L),
                        new PenHealth(
                                "lyon", "pen-4", NOW - DAY, "np-1", "online", null, null, null,
                                null, null, null, null, null));
        assertThat(history().pens(ALL, 500).rows())
                .extracting(PenHealth::clinic)
                .containsExactly("lyon", "lyon", "nice");
        var first = history().pens(ALL, 2);
        assertThat(first.cut()).isTrue();
        assertThat(first.rows()).extracting(PenHealth::pen).containsExactly("pen-3", "pen-4");
    }

    @Test
    void accountsAreWhereTheCountersStoodLast() throws Exception {
        assertThat(history().accounts(MONTH))
                .containsExactly(
                        new Account("record", "accepted", 1_200, NOW - 1_000),
                        new Account("record", "rejected", 3, NOW - 11_000),
                        new Account("safety", "received", 1_203, NOW - 1_000));
        assertThat(history().accounts(new Period(NOW - DAY, NOW - 5_000)))
                .extracting(Account::value)
                .containsExactly(1_000.0, 3.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "\\' OR 1=1 --",
                "'; DROP TABLE alarm; --",
                "'; DROP MEASUREMENT alarm; --",
                "\"",
                "\\",
                "a\nb",
                "$x %s {0}"
            })
    void whatIsAskedForIsAValueAndNothingElse(String nasty) throws Exception {
        Scope scope = new Scope(nasty, MONTH);
        assertThat(history().sessions(scope, 10).rows()).isEmpty();
        assertThat(history().session(nasty, nasty).points()).isEmpty();
        assertThat(history().session("lyon", nasty).alarms()).isEmpty();
        assertThat(ids(new AlarmFilter(nasty, null, null, null, null))).isEmpty();
        assertThat(ids(new AlarmFilter(null, nasty, null, null, null))).isEmpty();
        assertThat(ids(new AlarmFilter(null, null, nasty, null, null))).isEmpty();
        assertThat(ids(new AlarmFilter(null, null, null, nasty, null))).isEmpty();
        assertThat(ids(new AlarmFilter(null, null, null, null, nasty))).isEmpty();
        assertThat(history().tally(scope, Dimension.PEN).rows()).isEmpty();
        assertThat(history().days(scope, ZoneOffset.UTC)).isEmpty();
        assertThat(history().acknowledgeTimes(scope)).isEmpty();
        assertThat(history().pens(scope, 500).rows()).isEmpty();
        assertThat(ids(AlarmFilter.ANY)).hasSize(4);
    }

    @Test
    void aPeriodIsBounded() {
        assertThatThrownBy(() -> new Period(NOW, NOW + Duration.ofDays(368).toMillis()))
                .hasMessage("a period is at most 366 days long");
        assertThatThrownBy(() -> history().sessions(ALL, History.MOST + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
