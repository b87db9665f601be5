package dev.needlewatch.dashboards.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session in the list.
 *
 * @param from its first recorded second, ms since the Unix epoch
 * @param to its last recorded second, ms since the Unix epoch
 * @param deepestMm the deepest reading, mm
 * @param needlingMs how long needles were on skin, ms
 */
public record SessionSummary(
        String clinic,
        String session,
        @Nullable String treatment,
        long from,
        long to,
        @Nullable Double deepestMm,
        long needlingMs,
        List<String> pens,
        AlarmCounts alarms) {
    public SessionSummary {
        pens = List.copyOf(pens);
    }
}
