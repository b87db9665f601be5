package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.DayTally;
import dev.needlewatch.dashboards.history.alarm.AlarmCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;

/** Makes days out of parts of days. */
final class DayFold {
    private DayFold() {}

    static List<DayTally> days(List<Row> sessions, List<Row> alarms, ZoneId zone) {
        TreeMap<LocalDate, DayTally> days = new TreeMap<>();
        for (Row row : sessions) {
            days.merge(
                    day(row, zone),
                    new DayTally(day(row, zone), row.count("n"), AlarmCounts.NONE),
                    (had, more) ->
                            new DayTally(
                                    had.day(), had.sessions() + more.sessions(), had.alarms()));
        }
        for (Row row : alarms) {
            DayTally had =
                    days.getOrDefault(
                            day(row, zone), new DayTally(day(row, zone), 0, AlarmCounts.NONE));
            AlarmCounts counts = had.alarms().plus(row.textOr("priority", ""), row.count("n"));
            days.put(had.day(), new DayTally(had.day(), had.sessions(), counts));
        }
        return List.copyOf(days.values());
    }

    private static LocalDate day(Row row, ZoneId zone) {
        return Instant.ofEpochMilli(row.time("timestamp")).atZone(zone).toLocalDate();
    }
}
