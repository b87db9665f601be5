package dev.needlewatch.dashboards.history;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The questions to InfluxDB. Values are quoted here and nowhere else. InfluxQL cannot group by a
 * field, and the session is one, so the list comes in slices of a minute that are folded here: a
 * minute two sessions share counts for the later one.
 */
final class InfluxQl {
    static final String SESSIONS =
            """
            SELECT max(depth_max) AS deepest, sum(needling_ms) AS needling, \
            last(session) AS session \
            FROM reading_1s WHERE %s \
            GROUP BY time(1m), clinic, pen, treatment fill(none)\
            """;

    static final String RAISED =
            """
            SELECT id, session, clinic, priority FROM alarm WHERE event = 'raised' AND %s\
            """;

    static final String TRACE =
            """
            SELECT pen, area, zone, depth_max, set_depth, "limit", speed_mean \
            FROM reading_1s WHERE %s LIMIT 50000\
            """;

    static final String ALARMS =
            """
            SELECT id, code, priority, event, presence, area, value, "limit", "by", message \
            FROM alarm WHERE %s LIMIT 5000\
            """;

    private InfluxQl() {}

    static String recentIn(@Nullable String clinic, Clock clock) {
        String since = "time >= " + quoted(clock.instant().minus(History.REACH).toString());
        return clinic == null ? since : since + " AND clinic = " + quoted(clinic);
    }

    static String oneSession(String clinic, String session, Clock clock) {
        return recentIn(clinic, clock) + " AND session = " + quoted(session);
    }

    /** A string literal of InfluxQL. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
