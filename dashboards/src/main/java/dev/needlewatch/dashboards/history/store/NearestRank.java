package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.alarm.AckTimes;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Percentiles by the nearest rank, as InfluxQL takes them, out of counts of whole seconds: rounding
 * down keeps the order, so both stores give the same.
 */
final class NearestRank {
    private NearestRank() {}

    /**
     * The times of a priority.
     *
     * @param seconds how many took so many seconds; at least one did
     */
    static AckTimes times(String priority, NavigableMap<Long, Long> seconds) {
        long all = seconds.values().stream().mapToLong(Long::longValue).sum();
        return new AckTimes(
                priority,
                all,
                percentile(seconds, all, 50),
                percentile(seconds, all, 95),
                seconds.lastKey(),
                0);
    }

    private static long percentile(NavigableMap<Long, Long> seconds, long all, int percent) {
        long rank = Math.max(1, (long) Math.floor(all * percent / 100.0 + 0.5));
        long passed = 0;
        for (Map.Entry<Long, Long> entry : seconds.entrySet()) {
            passed += entry.getValue();
            if (passed >= rank) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("rank " + rank + " of " + all);
    }
}
