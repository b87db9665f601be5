package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Period;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AlarmChange;
import dev.needlewatch.dashboards.history.session.SessionRecord;
import dev.needlewatch.dashboards.history.session.SessionRow;
import dev.needlewatch.dashboards.history.session.TracePoint;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one session whole: the newest of that name, for a clinic may use a name again. What is open
 * now has readings of the last day and no row. Otherwise the row tells which days to look at, and
 * what has none is looked for in the last thirty.
 */
final class RecordReader {
    private static final int MOST_POINTS = 50_000;
    private static final int MOST_CHANGES = 5_000;

    /** Readings carry their pen's time, which need not be the opener's. */
    private static final Duration CLOCKS_APART = Duration.ofHours(2);

    /** Alarms carry the system's time, and may latch for 24 hours after the close. */
    private static final Duration ALARMS_APART = Duration.ofDays(2);

    private static final Duration RECENT = Duration.ofDays(1);
    private static final Duration WITHOUT_ROW = Duration.ofDays(30);

    private final Store store;
    private final SessionReader sessions;
    private final Clock clock;

    RecordReader(Store store, SessionReader sessions, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    SessionRecord read(String clinic, String session) throws StoreAwayException {
        SessionRow ended = sessions.closed(clinic, session);
        if (ended != null && ended.endedAt() >= clock.millis() - RECENT.toMillis()) {
            return read(ended);
        }
        SessionRow open = sessions.open(clinic, session);
        SessionRecord recent = recent(clinic, session, open, RECENT);
        if (!recent.points().isEmpty()) {
            return recent;
        }
        return ended == null ? recent(clinic, session, open, WITHOUT_ROW) : read(ended);
    }

    private SessionRecord recent(
            String clinic, String session, @Nullable SessionRow open, Duration reach)
            throws StoreAwayException {
        Period recent = Period.recent(reach, clock);
        return read(clinic, session, open, recent, recent);
    }

    private SessionRecord read(SessionRow ended) throws StoreAwayException {
        return read(
                ended.clinic(),
                ended.session(),
                ended,
                around(ended, CLOCKS_APART),
                around(ended, ALARMS_APART));
    }

    private static Period around(SessionRow row, Duration apart) {
        return new Period(
                Math.max(0, row.openedAt() - apart.toMillis()),
                Math.min(
                        row.endedAt() + apart.toMillis(),
                        row.openedAt() + Duration.ofDays(30).toMillis()));
    }

    private SessionRecord read(
            String clinic,
            String session,
            @Nullable SessionRow row,
            Period readings,
            Period changes)
            throws StoreAwayException {
        Listing<TracePoint> points = Listing.first(MOST_POINTS, points(clinic, session, readings));
        Listing<AlarmChange> alarms =
                Listing.first(MOST_CHANGES, changes(clinic, session, changes));
        return new SessionRecord(
                clinic, session, row, points.rows(), alarms.rows(), points.cut() || alarms.cut());
    }

    private List<TracePoint> points(String clinic, String session, Period period)
            throws StoreAwayException {
        Selection seconds = its(Selection.of(store, "reading_1s", period), clinic, session);
        return store
                .rows(
                        """
                        SELECT %spen, area, zone, depth_max, set_depth, "limit", warn, \
                        speed_mean, passes, needling_ms %s ORDER BY %s LIMIT %d\
                        """
                                .formatted(
                                        store.timeColumn(),
                                        seconds.clause(),
                                        store.time(),
                                        MOST_POINTS + 1))
                .stream()
                .map(RecordReader::point)
                .sorted(
                        Comparator.comparingLong(TracePoint::at)
                                .thenComparing(TracePoint::pen)
                                .thenComparing(point -> String.valueOf(point.area()))
                                .thenComparing(point -> String.valueOf(point.zone())))
                .toList();
    }

    private List<AlarmChange> changes(String clinic, String session, Period period)
            throws StoreAwayException {
        Selection rows = its(Selection.of(store, "alarm", period), clinic, session);
        return AlarmReader.changes(store, rows, MOST_CHANGES + 1);
    }

    private static Selection its(Selection rows, String clinic, String session) {
        return rows.where("clinic", clinic).where("session", session);
    }

    private static TracePoint point(Row row) {
        return new TracePoint(
                row.time("timestamp"),
                row.textOr("pen", ""),
                row.text("area"),
                row.text("zone"),
                row.number("depth_max"),
                row.number("set_depth"),
                row.number("limit"),
                row.number("warn"),
                row.number("speed_mean"),
                row.whole("passes"),
                row.count("needling_ms"));
    }
}
