package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.DayTally;
import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Period;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AckTimes;
import dev.needlewatch.dashboards.history.alarm.AlarmChange;
import dev.needlewatch.dashboards.history.alarm.AlarmFilter;
import dev.needlewatch.dashboards.history.alarm.AlarmRow;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads lists of alarms, their days and how long people took to answer them. */
final class AlarmReader {
    /** Nothing happens to an alarm later than this after the period it was raised in. */
    private static final Duration LAST_WORD = Duration.ofDays(2);

    private static final int MOST_CHANGES = 200_000;
    private static final String COLUMNS =
            """
            id, clinic, code, kind, priority, event, presence, area, session, pen, therapist, \
            value, "limit", "by", ack_ms, message\
            """;
    private static final List<String> PRIORITIES = List.of("high", "medium", "low", "info");
    private static final List<String> AFTER_RAISING =
            List.of("acknowledged", "latched", "escalated", "ended");

    private final Store store;

    AlarmReader(Store store) {
        this.store = store;
    }

    Listing<AlarmRow> alarms(Scope scope, AlarmFilter filter, int most) throws StoreAwayException {
        Selection raised =
                filtered(scope.period(), scope, filter)
                        .where("event", "raised")
                        .where("priority", filter.priority());
        Listing<AlarmChange> begins = Listing.first(most, newest(raised, most + 1));
        if (begins.rows().isEmpty()) {
            return new Listing<>(List.of(), false);
        }
        Set<String> ids = new HashSet<>();
        begins.rows().forEach(begin -> ids.add(begin.id()));
        List<AlarmChange> all = new ArrayList<>(begins.rows());
        List<AlarmChange> later = later(scope, filter, begins.rows());
        later.stream().filter(change -> ids.contains(change.id())).forEach(all::add);
        return new Listing<>(AlarmRow.fold(all), begins.cut() || later.size() == MOST_CHANGES);
    }

    private List<AlarmChange> later(Scope scope, AlarmFilter filter, List<AlarmChange> begins)
            throws StoreAwayException {
        long first = begins.stream().mapToLong(AlarmChange::at).min().orElseThrow();
        long last = begins.stream().mapToLong(AlarmChange::at).max().orElseThrow();
        Period until = new Period(first, last + LAST_WORD.toMillis());
        Selection later = filtered(until, scope, filter).whereAny("event", AFTER_RAISING);
        String raisedAs = filter.priority();
        if (raisedAs != null) {
            later = later.whereAny("priority", orOneStepUp(raisedAs));
        }
        return changes(store, later, MOST_CHANGES);
    }

    /** An alarm may become one step more urgent while it stands (contract, section 4). */
    private static List<String> orOneStepUp(String priority) {
        int rank = PRIORITIES.indexOf(priority);
        return rank <= 0 ? List.of(priority) : PRIORITIES.subList(rank - 1, rank + 1);
    }

    /** With every filter but the priority, which may rise. */
    private Selection filtered(Period period, Scope scope, AlarmFilter filter) {
        return Selection.of(store, "alarm", period)
                .where("clinic", scope.clinic())
                .where("code", filter.code())
                .where("area", filter.area())
                .where("therapist", filter.therapist())
                .where("pen", filter.pen());
    }

    List<DayTally> days(Scope scope, ZoneId zone) throws StoreAwayException {
        Selection alarms =
                Selection.of(store, "alarm", scope.period())
                        .where("clinic", scope.clinic())
                        .where("event", "raised");
        Selection sessions =
                Selection.of(store, "session", scope.period()).where("clinic", scope.clinic());
        return DayFold.days(
                store.inDays(sessions, "session", "treatment", zone),
                store.inDays(alarms, "id", "priority", zone),
                zone);
    }

    List<AckTimes> acknowledgeTimes(Scope scope) throws StoreAwayException {
        Selection alarms =
                Selection.of(store, "alarm", scope.period()).where("clinic", scope.clinic());
        List<Row> escalated =
                store.alarmsBy(alarms.where("event", "escalated"), List.of("event"), true);
        return store.acknowledgeTimes(alarms.where("event", "acknowledged")).stream()
                .map(times -> withEscalations(times, escalated))
                .sorted(Comparator.comparingInt(times -> PRIORITIES.indexOf(times.priority())))
                .toList();
    }

    private static AckTimes withEscalations(AckTimes times, List<Row> escalated) {
        long escalations =
                escalated.stream()
                        .filter(row -> times.priority().equals(row.text("priority")))
                        .mapToLong(row -> row.count("n"))
                        .sum();
        return new AckTimes(
                times.priority(),
                times.acknowledged(),
                times.medianS(),
                times.p95S(),
                times.worstS(),
                escalations);
    }

    private List<AlarmChange> newest(Selection rows, int most) throws StoreAwayException {
        return store.newest(COLUMNS, rows, most).stream().map(AlarmReader::change).toList();
    }

    /** Changes, the oldest first. */
    static List<AlarmChange> changes(Store store, Selection rows, int most)
            throws StoreAwayException {
        return store
                .rows(
                        "SELECT %s%s %s ORDER BY %s LIMIT %d"
                                .formatted(
                                        store.timeColumn(),
                                        COLUMNS,
                                        rows.clause(),
                                        store.time(),
                                        most))
                .stream()
                .map(AlarmReader::change)
                .toList();
    }

    private static AlarmChange change(Row row) {
        return new AlarmChange(
                row.time("timestamp"),
                row.textOr("id", ""),
                row.textOr("clinic", ""),
                row.textOr("code", ""),
                row.text("kind"),
                row.textOr("priority", "info"),
                row.textOr("event", "updated"),
                row.text("presence"),
                row.text("area"),
                row.text("session"),
                row.text("pen"),
                row.text("therapist"),
                row.number("value"),
                row.number("limit"),
                row.text("by"),
                row.whole("ack_ms"),
                row.text("message"));
    }
}
