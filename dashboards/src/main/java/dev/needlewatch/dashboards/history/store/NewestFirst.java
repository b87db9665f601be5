package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.Period;
import dev.needlewatch.dashboards.history.StoreAwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the newest rows in InfluxQL. Asked for the newest few of a long period, InfluxDB opens
 * every series in every shard of it; so the period is asked for slice by slice, from its end, and
 * each slice is twice as long as the one before.
 */
final class NewestFirst {
    private static final long FIRST_MS = Duration.ofDays(2).toMillis();

    private final Store store;
    private final String columns;
    private final Selection rows;

    NewestFirst(Store store, String columns, Selection rows) {
        this.store = store;
        this.columns = columns;
        this.rows = rows;
    }

    List<Row> rows(int most) throws StoreAwayException {
        List<Row> found = new ArrayList<>();
        Period all = rows.period();
        long end = all.to();
        for (long length = FIRST_MS; end > all.from() && found.size() < most; length *= 2) {
            long begin = Math.max(all.from(), end - length);
            found.addAll(slice(new Period(begin, end), most - found.size()));
            end = begin;
        }
        return found;
    }

    private List<Row> slice(Period slice, int most) throws StoreAwayException {
        return store.rows(
                "SELECT %s %s ORDER BY time DESC LIMIT %d"
                        .formatted(columns, rows.during(slice).clause(), most));
    }
}
