package dev.needlewatch.dashboards.history.store;

import static dev.needlewatch.dashboards.history.store.Selection.named;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.needlewatch.dashboards.history.StoreAwayException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers in InfluxQL what every pen said last. A field is asked for at a time, for only then does
 * its row carry its own time; a pen whose Will names no model is in another series than its births.
 */
final class LastOfPens {
    private final Store store;
    private final Selection statuses;
    private final Map<String, Newest> pens = new TreeMap<>();

    /** What is known of a pen, each value with its time. */
    private static final class Newest {
        final Map<String, JsonNode> columns = new HashMap<>();
        final Map<String, Long> times = new HashMap<>();

        void take(String column, @Nullable JsonNode value, long at) {
            if (value != null && !value.isNull() && at >= times.getOrDefault(column, 0L)) {
                columns.put(column, value);
                times.put(column, at);
            }
        }
    }

    LastOfPens(Store store, Selection statuses) {
        this.store = store;
        this.statuses = statuses;
    }

    List<Row> rows(List<String> fields, int most) throws StoreAwayException {
        for (String field : fields) {
            for (Row row :
                    store.rows(
                            "SELECT last(%s) AS said %s GROUP BY clinic, pen, model"
                                    .formatted(named(field), statuses.clause()))) {
                take(field, row);
            }
        }
        return pens.values().stream().map(pen -> new Row(pen.columns)).limit(most).toList();
    }

    private void take(String field, Row row) {
        String clinic = row.textOr("clinic", "");
        String name = row.textOr("pen", "");
        long at = row.time("timestamp");
        Newest pen = pens.computeIfAbsent(clinic + "/" + name, key -> new Newest());
        pen.take("clinic", new TextNode(clinic), at);
        pen.take("pen", new TextNode(name), at);
        pen.take("timestamp", new LongNode(at), at);
        pen.take(field, row.columns().get("said"), at);
        String model = row.text("model");
        pen.take("model", model == null ? null : new TextNode(model), at);
    }
}
