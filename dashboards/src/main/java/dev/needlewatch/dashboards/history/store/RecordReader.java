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
 * now has a row of its own, or readings of the last day. Otherwise the row of what ended tells
 * which days to look at. What has none is looked for in the last thirty, and then around its newest
 * alarm: whoever needles outside a session has one.
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

    private static final List<String> AFTER_RAISING =
            List.of("updated", "acknowledged", "latched", "escalated", "ended");

    private final Store store;
    private final SessionReader sessions;
    private final Clock clock;
    private final Aftermath aftermath;

    RecordReader(Store store, SessionReader sessions, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
        this.aftermath = new Aftermath(store, clock, AFTER_RAISING);
    }

    SessionRecord read(String clinic, String session) throws StoreAwayException {
        SessionRow ended = sessions.closed(clinic, session);
        if (ended != null && ended.endedAt() >= clock.millis() - RECENT.toMillis()) {
            return read(ended);
        }
        SessionRow open = sessions.open(clinic, session);
        SessionRecord recent = during(clinic, session, open, sinceOpened(open));
        if (open != null || !recent.points().isEmpty()) {
            return recent;
        }
        return ended == null ? withoutRow(clinic, session) : read(ended);
    }

    private Period sinceOpened(@Nullable SessionRow open) {
        Period day = Period.recent(RECENT, clock);
        return open == null
                ? day
                : new Period(
                        Math.min(day.from(), open.openedAt() - CLOCKS_APART.toMillis()), day.to());
    }

    private SessionRecord withoutRow(String clinic, String session) throws StoreAwayException {
        SessionRecord month = during(clinic, session, null, Period.recent(WITHOUT_ROW, clock));
        if (!month.points().isEmpty() || !month.alarms().isEmpty()) {
            return month;
        }
        for (Period period : Period.kept(clock)) {
            List<Row> newest = store.newest("id", raised(clinic, session, period), 1);
            if (!newest.isEmpty()) {
                long at = newest.get(0).time("timestamp");
                long apart = ALARMS_APART.toMillis();
                Period around = new Period(Math.max(0, at - apart), at + apart);
                return during(clinic, session, null, around);
            }
        }
        return month;
    }

    private SessionRecord during(
            String clinic, String session, @Nullable SessionRow open, Period period)
            throws StoreAwayException {
        return read(clinic, session, open, period, period);
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
        Listing<AlarmChange> alarms = changes(clinic, session, changes);
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

    /** Of the alarms raised in the session, and of no others that were on in it. */
    private Listing<AlarmChange> changes(String clinic, String session, Period period)
            throws StoreAwayException {
        List<AlarmChange> begins =
                AlarmReader.changes(store, raised(clinic, session, period), MOST_CHANGES + 1);
        Listing<AlarmChange> all = aftermath.of(begins);
        Listing<AlarmChange> oldest =
                Listing.first(
                        MOST_CHANGES,
                        all.rows().stream()
                                .sorted(Comparator.comparingLong(AlarmChange::at))
                                .toList());
        return new Listing<>(oldest.rows(), oldest.cut() || all.cut());
    }

    private Selection raised(String clinic, String session, Period period) {
        Selection alarms = Selection.of(store, "alarm", period);
        return its(alarms, clinic, session).where("event", "raised");
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
