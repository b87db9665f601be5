package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.alarm.AckTimes;
import java.util.List;

/**
 * Percentiles by the nearest rank, as InfluxQL takes them, out of counts of whole seconds: rounding
 * down keeps the order, so both stores give the same.
 */
final class NearestRank {
    private NearestRank() {}

    /**
     * The times of a priority.
     *
     * @param seconds rows of {@code s} and {@code n}, by {@code s}, at least one
     */
    static AckTimes times(String priority, List<Row> seconds) {
        long all = seconds.stream().mapToLong(row -> row.count("n")).sum();
        return new AckTimes(
                priority,
                all,
                percentile(seconds, all, 50),
                percentile(seconds, all, 95),
                seconds.get(seconds.size() - 1).count("s"),
                0);
    }

    private static long percentile(List<Row> seconds, long all, int percent) {
        long rank = Math.max(1, (long) Math.floor(all * percent / 100.0 + 0.5));
        long passed = 0;
        for (Row row : seconds) {
            passed += row.count("n");
            if (passed >= rank) {
                return row.count("s");
            }
        }
        throw new IllegalStateException("rank " + rank + " of " + all);
    }
}
