package dev.needlewatch.dashboards.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many alarms of each priority a session raised. */
public record AlarmCounts(int high, int medium, int low, int info) {
    static final AlarmCounts NONE = new AlarmCounts(0, 0, 0, 0);

    AlarmCounts plus(String priority) {
        return switch (priority) {
            case "high" -> new AlarmCounts(high + 1, medium, low, info);
            case "medium" -> new AlarmCounts(high, medium + 1, low, info);
            case "low" -> new AlarmCounts(high, medium, low + 1, info);
            default -> new AlarmCounts(high, medium, low, info + 1);
        };
    }

    /** Counts rows with clinic, session and priority, by session. */
    static Map<SessionKey, AlarmCounts> bySession(List<Row> raised) {
        Map<SessionKey, AlarmCounts> counts = new HashMap<>();
        for (Row row : raised) {
            SessionKey key = SessionKey.of(row);
            AlarmCounts before = counts.getOrDefault(key, NONE);
            counts.put(key, before.plus(row.textOr("priority", "info")));
        }
        return counts;
    }
}
