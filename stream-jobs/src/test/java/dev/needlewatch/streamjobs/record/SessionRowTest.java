package dev.needlewatch.streamjobs.record;

import static dev.needlewatch.streamjobs.record.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionRowTest {
    private static final long CLOSED = SECOND + 10_000;

    private final List<Point> points = new ArrayList<>();
    private final FoldState state = new FoldState();
    private final SecondFold fold = new SecondFold(state, LimitsTable.DEFAULTS, points::add);

    private void take(PenMessage message) {
        fold.take(Given.from("pen-1", message), CLOSED);
    }

    private List<Point> rows() {
        return rows("session");
    }

    private List<Point> rows(String measurement) {
        return points.stream().filter(p -> p.measurement().equals(measurement)).toList();
    }

    private void session(Treatment treatment) {
        take(Given.opened(0, treatment));
        for (int i = 0; i < 20; i++) {
            take(Given.reading(i, SECOND + i * 100L, i == 7 ? 0.9 : 0.5));
        }
        fold.alarm(AlarmPoints.of(AlarmPointsTest.alarm("a-1", AlarmEvent.RAISED)), CLOSED);
        fold.alarm(AlarmPoints.of(AlarmPointsTest.alarm("a-1", AlarmEvent.ENDED)), CLOSED);
        take(new SessionEvent.Closed(1, 1, CLOSED, "s-1", Outcome.COMPLETED));
    }

    @Test
    void aClosedSessionIsWrittenWithWhatItAddsUpTo() {
        session(Treatment.MEDICAL);
        fold.due(CLOSED + SecondFold.WRITE_AFTER_MS);
        Point row = rows().get(0);
        assertThat(row.tag("outcome")).isEqualTo("completed");
        assertThat(row.tag("indication")).isEqualTo("rejuvenation");
        assertThat(row.field("session")).isEqualTo("s-1");
        assertThat(row.field("pens")).isEqualTo("pen-1");
        assertThat(row.field("deepest")).isEqualTo(0.9);
        assertThat(row.field("duration_s")).isEqualTo(10.0);
        assertThat(row.field("needling_s")).isEqualTo(2.0);
        assertThat(row.field("passes")).isEqualTo(2L);
        assertThat(row.field("alarms_high")).isEqualTo(1L);
        assertThat(row.field("alarms_medium")).isEqualTo(0L);
        assertThat(row.field("next_treatment_from")).isEqualTo("2026-12-14");
    }

    @Test
    void anAlarmOfThePenThatWasRaisedInAnotherSessionIsNotCounted() {
        fold.alarm(AlarmPoints.of(AlarmPointsTest.alarm("a-0", AlarmEvent.ESCALATED)), CLOSED);
        session(Treatment.MEDICAL);
        fold.alarm(AlarmPoints.of(AlarmPointsTest.alarm("a-0", AlarmEvent.ENDED)), CLOSED);
        fold.due(CLOSED + SecondFold.WRITE_AFTER_MS);
        assertThat(rows().get(0).field("alarms_high")).isEqualTo(1L);
    }

    @Test
    void aCosmeticSessionAsksForNoPause() {
        session(Treatment.COSMETIC);
        fold.due(CLOSED + SecondFold.WRITE_AFTER_MS);
        assertThat(rows().get(0).field("next_treatment_from")).isNull();
    }

    @Test
    void aLateReadingWritesTheSameRowAgain() {
        session(Treatment.MEDICAL);
        fold.due(CLOSED + SecondFold.WRITE_AFTER_MS);
        take(Given.reading(30, SECOND + 5_000, 1.1));
        take(Given.reading(31, CLOSED + 5_000, 2.2));
        fold.due(CLOSED + 2 * SecondFold.WRITE_AFTER_MS);
        assertThat(rows()).hasSize(2);
        assertThat(rows().get(1).field("deepest")).as("after the close counts not").isEqualTo(1.1);
        assertThat(rows().get(1).timeNanos()).isEqualTo(rows().get(0).timeNanos());
        assertThat(rows().get(1).tags()).isEqualTo(rows().get(0).tags());
    }

    @Test
    void aTabletsClockThatIsAheadDoesNotMoveTheEnd() {
        take(Given.opened(0, Treatment.MEDICAL));
        take(Given.reading(1, SECOND + 60_000, 0.5));
        long wildAt = SECOND + 3_600_000;
        SessionEvent wild = new SessionEvent.Closed(1, 2, wildAt, "s-1", Outcome.COMPLETED);
        fold.take(new PenEvent("lyon", "pen-1", wild, SECOND + 62_000), CLOSED);
        fold.due(CLOSED + SecondFold.WRITE_AFTER_MS);
        assertThat(rows())
                .singleElement()
                .extracting(row -> row.field("duration_s"))
                .as("2 s after its last reading, and the 5 s that clocks may differ")
                .isEqualTo(67.0);
    }

    @Test
    void withoutAnyReadingTheEndIsByOurClock() {
        take(Given.opened(0, Treatment.MEDICAL));
        SessionEvent wild =
                new SessionEvent.Closed(1, 2, SECOND + 3_600_000, "s-1", Outcome.ABORTED);
        fold.take(new PenEvent("lyon", "pen-1", wild, SECOND + 30_000), CLOSED);
        fold.due(CLOSED + SecondFold.WRITE_AFTER_MS);
        assertThat(rows().get(0).field("duration_s")).isEqualTo(35.0);
    }

    @Test
    void aSessionThatNobodyClosedIsAbandoned() {
        take(Given.opened(0, Treatment.MEDICAL));
        take(Given.reading(1, SECOND + 60_000, 0.5));
        fold.abandon();
        assertThat(rows())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.tag("outcome")).isEqualTo("abandoned");
                            assertThat(row.field("duration_s")).isEqualTo(60.0);
                        });
    }

    @Test
    void whatWasNeverOpenedHasNoRow() {
        take(Given.reading(1, SECOND, 0.5));
        fold.abandon();
        assertThat(rows()).isEmpty();
    }

    @Test
    void anOpeningIsWrittenAtOnce() {
        take(Given.opened(0, Treatment.MEDICAL));
        assertThat(fold.nextDue()).isEqualTo(CLOSED);
        fold.due(CLOSED);
        Point row = rows("session_open").get(0);
        assertThat(row.tag("indication")).isEqualTo("rejuvenation");
        assertThat(row.tag("outcome")).isNull();
        assertThat(row.field("session")).isEqualTo("s-1");
        assertThat(row.field("passes")).isEqualTo(0L);
        assertThat(fold.nextDue()).as("nothing is new").isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatAnOpenSessionHasComeToReplacesItsOpening() {
        take(Given.opened(0, Treatment.MEDICAL));
        fold.due(CLOSED);
        for (int i = 0; i < 3; i++) {
            take(Given.reading(i, SECOND + i * 100L, 0.5));
        }
        fold.due(CLOSED + SessionTally.SO_FAR_FIRST_MS - 1);
        assertThat(rows("session_open")).hasSize(1);
        fold.due(CLOSED + SessionTally.SO_FAR_FIRST_MS);
        Point row = rows("session_open").get(1);
        assertThat(row.field("deepest")).isEqualTo(0.5);
        assertThat(row.field("needling_s")).isEqualTo(0.2);
        assertThat(row.timeNanos()).isEqualTo(rows("session_open").get(0).timeNanos());
        assertThat(row.tags()).isEqualTo(rows("session_open").get(0).tags());
    }

    @Test
    void aLongSessionIsWrittenLessOften() {
        take(Given.opened(0, Treatment.MEDICAL));
        fold.due(CLOSED);
        take(Given.reading(0, SECOND + 3_600_000, 0.5));
        fold.due(CLOSED + SessionTally.SO_FAR_LATER_MS - 1);
        assertThat(rows("session_open")).hasSize(1);
        fold.due(CLOSED + SessionTally.SO_FAR_LATER_MS);
        assertThat(rows("session_open")).hasSize(2);
    }

    @Test
    void aClosedSessionIsOpenNoMore() {
        session(Treatment.MEDICAL);
        fold.due(CLOSED + SessionTally.SO_FAR_LATER_MS);
        assertThat(rows("session_open")).isEmpty();
        assertThat(rows()).hasSize(1);
    }
}
