package dev.needlewatch.dashboards.history;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The questions to QuestDB. Values are quoted here and nowhere else. */
final class Sql {
    static final String SESSIONS =
            """
            SELECT clinic, session, max(treatment) treatment, min(timestamp) opened, \
            max(timestamp) ended, max(depth_max) deepest, sum(needling_ms) needling, \
            string_distinct_agg(pen, ',') pens \
            FROM reading_1s WHERE session IS NOT NULL AND %s \
            GROUP BY clinic, session ORDER BY opened DESC LIMIT %d\
            """;

    static final String RAISED =
            """
            SELECT clinic, session, priority FROM alarm \
            WHERE event = 'raised' AND session IS NOT NULL AND %s\
            """;

    static final String TRACE =
            """
            SELECT timestamp, pen, area, zone, depth_max, set_depth, "limit", speed_mean \
            FROM reading_1s WHERE %s ORDER BY timestamp LIMIT 50000\
            """;

    static final String ALARMS =
            """
            SELECT timestamp, id, code, priority, event, presence, area, value, "limit", by, message \
            FROM alarm WHERE %s ORDER BY timestamp LIMIT 5000\
            """;

    private Sql() {}

    static String recentIn(@Nullable String clinic, Clock clock) {
        String since = "timestamp >= " + quoted(clock.instant().minus(History.REACH).toString());
        return clinic == null ? since : since + " AND clinic = " + quoted(clinic);
    }

    static String oneSession(String clinic, String session, Clock clock) {
        return recentIn(clinic, clock) + " AND session = " + quoted(session);
    }

    /** A string literal of SQL. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
