package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AlarmCounts;
import dev.needlewatch.dashboards.history.alarm.AlarmTally;
import dev.needlewatch.dashboards.history.alarm.Dimension;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts alarms by code, area, therapist or pen. */
final class TallyReader {
    private static final int MOST = 500;

    private final Store store;

    TallyReader(Store store) {
        this.store = store;
    }

    Listing<AlarmTally> tally(Scope scope, Dimension by) throws StoreAwayException {
        String clinic = by.withinClinic() ? scope.oneClinic() : scope.clinic();
        Selection raised =
                Selection.of(store, "alarm", scope.period())
                        .where("clinic", clinic)
                        .where("event", "raised");
        Map<String, AlarmCounts> counts = new HashMap<>();
        for (Row row : store.alarmsBy(raised, List.of(by.column()), !by.withinClinic())) {
            AlarmCounts more =
                    AlarmCounts.NONE.plus(row.textOr("priority", "info"), row.count("n"));
            counts.merge(row.textOr(by.column(), ""), more, TallyReader::sum);
        }
        Map<String, Long> sessions = by == Dimension.THERAPIST ? sessions(scope, clinic) : Map.of();
        sessions.keySet().forEach(name -> counts.putIfAbsent(name, AlarmCounts.NONE));
        List<AlarmTally> tallies =
                counts.entrySet().stream()
                        .map(
                                entry ->
                                        new AlarmTally(
                                                entry.getKey().isEmpty() ? null : entry.getKey(),
                                                entry.getValue(),
                                                by == Dimension.THERAPIST
                                                        ? sessions.getOrDefault(entry.getKey(), 0L)
                                                        : null))
                        .sorted(
                                Comparator.comparingLong(
                                                (AlarmTally tally) -> tally.alarms().total())
                                        .reversed()
                                        .thenComparing(tally -> String.valueOf(tally.name())))
                        .toList();
        return Listing.first(MOST, tallies);
    }

    private Map<String, Long> sessions(Scope scope, @Nullable String clinic)
            throws StoreAwayException {
        Selection rows = Selection.of(store, "session", scope.period()).where("clinic", clinic);
        Map<String, Long> sessions = new HashMap<>();
        for (Row row : store.sessionsByTherapist(rows)) {
            sessions.merge(row.textOr("therapist", ""), row.count("n"), Long::sum);
        }
        return sessions;
    }

    private static AlarmCounts sum(AlarmCounts one, AlarmCounts other) {
        return new AlarmCounts(
                one.high() + other.high(),
                one.medium() + other.medium(),
                one.low() + other.low(),
                one.info() + other.info());
    }
}
