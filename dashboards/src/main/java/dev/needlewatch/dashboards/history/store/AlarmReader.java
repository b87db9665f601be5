package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.DayTally;
import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AckTimes;
import dev.needlewatch.dashboards.history.alarm.AlarmChange;
import dev.needlewatch.dashboards.history.alarm.AlarmFilter;
import dev.needlewatch.dashboards.history.alarm.AlarmRow;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads lists of alarms, their days and how long people took to answer them. */
final class AlarmReader {
    private static final String COLUMNS =
            """
            id, clinic, code, kind, priority, event, presence, area, session, pen, therapist, \
            value, "limit", "by", ack_ms, message\
            """;
    private static final List<String> PRIORITIES = List.of("high", "medium", "low", "info");
    private static final List<String> AFTER_RAISING =
            List.of("acknowledged", "latched", "escalated", "ended");

    private final Store store;
    private final Aftermath aftermath;

    AlarmReader(Store store, Clock clock) {
        this.store = store;
        this.aftermath = new Aftermath(store, clock, AFTER_RAISING);
    }

    Listing<AlarmRow> alarms(Scope scope, AlarmFilter filter, int most) throws StoreAwayException {
        Selection raised =
                Selection.of(store, "alarm", scope.period())
                        .where("clinic", scope.clinic())
                        .where("event", "raised")
                        .where("code", filter.code())
                        .where("priority", filter.priority())
                        .where("area", filter.area())
                        .where("therapist", filter.therapist())
                        .where("pen", filter.pen());
        Listing<AlarmChange> begins = Listing.first(most, newest(raised, most + 1));
        Listing<AlarmChange> all = aftermath.of(begins.rows());
        return new Listing<>(AlarmRow.fold(all.rows()), begins.cut() || all.cut());
    }

    /** An alarm may become one step more urgent while it stands (contract, section 4). */
    static List<String> orOneStepUp(String priority) {
        int rank = PRIORITIES.indexOf(priority);
        return rank <= 0 ? List.of(priority) : PRIORITIES.subList(rank - 1, rank + 1);
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
        Map<String, AckTimes> times = new HashMap<>();
        for (AckTimes one : store.acknowledgeTimes(alarms.where("event", "acknowledged"))) {
            times.put(one.priority(), one);
        }
        for (Row row : store.alarmsBy(alarms.where("event", "escalated"), List.of("event"), true)) {
            String priority = row.textOr("priority", "");
            AckTimes had = times.getOrDefault(priority, AckTimes.none(priority));
            times.put(priority, had.escalated(row.count("n")));
        }
        return times.values().stream()
                .sorted(Comparator.comparingInt(one -> PRIORITIES.indexOf(one.priority())))
                .toList();
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
