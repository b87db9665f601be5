package dev.needlewatch.dashboards.history.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.needlewatch.dashboards.history.Period;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a period in which a time zone is off by the same, so that InfluxDB can cut it in days.
 *
 * @param offsetSeconds how far the zone is ahead of UTC
 */
record DayStretch(Period period, int offsetSeconds) {
    /** The parts of a period, in order; where clocks were changed, one ends and another begins. */
    static List<DayStretch> of(Period all, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<DayStretch> stretches = new ArrayList<>();
        long from = all.from();
        while (from < all.to()) {
            Instant begin = Instant.ofEpochMilli(from);
            ZoneOffsetTransition change = rules.nextTransition(begin);
            long end =
                    change == null
                            ? all.to()
                            : Math.min(all.to(), change.getInstant().toEpochMilli());
            stretches.add(
                    new DayStretch(
                            new Period(from, end), rules.getOffset(begin).getTotalSeconds()));
            from = end;
        }
        return stretches;
    }

    /** A day's row with a time that is in the stretch: the day may have begun before it. */
    Row within(Row row) {
        Map<String, JsonNode> columns = new HashMap<>(row.columns());
        columns.put("timestamp", new LongNode(Math.max(period.from(), row.time("timestamp"))));
        return new Row(columns);
    }
}
