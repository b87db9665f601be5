package dev.needlewatch.dashboards.history.session;

import dev.needlewatch.dashboards.history.alarm.AlarmCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session in the list.
 *
 * @param outcome completed, aborted, abandoned or unsaid; null while it is open
 * @param openedAt ms since the Unix epoch
 * @param endedAt ms since the Unix epoch; while it is open, when it was heard of last
 * @param deepestMm the deepest reading with needles on skin, mm
 * @param needlingMs how long needles were on skin, ms
 * @param passes glides over all areas
 * @param pens by name
 * @param nextTreatmentFrom the earliest date of the next medical session, in UTC
 */
public record SessionRow(
        String clinic,
        String session,
        @Nullable String treatment,
        @Nullable String indication,
        @Nullable String outcome,
        @Nullable String therapist,
        long openedAt,
        long endedAt,
        @Nullable Double deepestMm,
        long needlingMs,
        @Nullable Long passes,
        List<String> pens,
        AlarmCounts alarms,
        @Nullable String nextTreatmentFrom) {
    public SessionRow {
        pens = List.copyOf(pens);
    }
}
