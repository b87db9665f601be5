package dev.needlewatch.dashboards.history.store;

import static dev.needlewatch.dashboards.history.store.Selection.named;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers in InfluxQL what every pen of some clinics said last. First the last point of each series
 * is asked for: it has nearly all. A field that it lacks may have been said before, so that field
 * is asked for by itself, for only then does its row carry its own time. A pen that names no model
 * at times is in several series.
 *
 * <p>The server looks into each series, field by field, whatever the limit: so clinics are asked
 * for in turn until there are pens enough.
 */
final class LastOfPens {
    private static final String TABLE = "pen_status";
    private static final int CLINICS_AT_ONCE = 100;
    private static final String SERIES = " GROUP BY clinic, pen, model";

    private final Store store;
    private final Selection statuses;
    private final Map<String, Newest> pens = new TreeMap<>();

    /** What is known of a pen, each value with its time. */
    private static final class Newest {
        final Map<String, JsonNode> columns = new HashMap<>();
        final Map<String, Long> times = new HashMap<>();
        final Map<String, Long> lacking = new HashMap<>();

        void take(String column, @Nullable JsonNode value, long at) {
            if (value != null && !value.isNull() && at >= times.getOrDefault(column, 0L)) {
                columns.put(column, value);
                times.put(column, at);
            }
        }

        /** A series' last point, of that time, is without the column. */
        void lacks(String column, long at) {
            lacking.merge(column, at, Math::max);
        }

        /** Whether a series that is newer than what is known may have said it earlier. */
        boolean unsure(String column) {
            return lacking.getOrDefault(column, 0L) > times.getOrDefault(column, 0L);
        }
    }

    private LastOfPens(Store store, Selection statuses) {
        this.store = store;
        this.statuses = statuses;
    }

    /** The first pens by clinic and name. */
    static List<Row> of(Store store, Scope scope, List<String> fields, int most)
            throws StoreAwayException {
        String clinic = scope.clinic();
        List<String> clinics =
                clinic != null
                        ? List.of(clinic)
                        : store.clinicsIn(TABLE).stream().sorted().distinct().toList();
        Selection all = Selection.of(store, TABLE, scope.period());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < clinics.size() && rows.size() < most; i += CLINICS_AT_ONCE) {
            List<String> some = clinics.subList(i, Math.min(clinics.size(), i + CLINICS_AT_ONCE));
            rows.addAll(new LastOfPens(store, all.whereAny("clinic", some)).rows(fields));
        }
        return rows.stream().limit(most).toList();
    }

    private List<Row> rows(List<String> fields) throws StoreAwayException {
        for (Row row :
                store.rows(
                        "SELECT %s %s%s ORDER BY time DESC LIMIT 1"
                                .formatted(named(fields), statuses.clause(), SERIES))) {
            Newest pen = pen(row);
            for (String field : fields) {
                pen.take(field, row.columns().get(field), row.time("timestamp"));
                if (row.node(field).isNull()) {
                    pen.lacks(field, row.time("timestamp"));
                }
            }
        }
        for (String field : fields) {
            if (pens.values().stream().anyMatch(pen -> pen.unsure(field))) {
                askFor(field);
            }
        }
        return pens.values().stream().map(pen -> new Row(pen.columns)).toList();
    }

    private void askFor(String field) throws StoreAwayException {
        for (Row row :
                store.rows(
                        "SELECT last(%s) AS said %s%s"
                                .formatted(named(field), statuses.clause(), SERIES))) {
            pen(row).take(field, row.columns().get("said"), row.time("timestamp"));
        }
    }

    private Newest pen(Row row) {
        String clinic = row.textOr("clinic", "");
        String name = row.textOr("pen", "");
        long at = row.time("timestamp");
        Newest pen = pens.computeIfAbsent(clinic + "\0" + name, key -> new Newest());
        pen.take("clinic", new TextNode(clinic), at);
        pen.take("pen", new TextNode(name), at);
        pen.take("timestamp", new LongNode(at), at);
        String model = row.text("model");
        pen.take("model", model == null ? null : new TextNode(model), at);
        return pen;
    }
}
