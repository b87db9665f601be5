package dev.needlewatch.dashboards.history.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of an answer, by column name. */
record Row(Map<String, JsonNode> columns) {
    /** A row of so many by these keys. */
    static Row counted(List<String> keys, List<JsonNode> values, long n) {
        Map<String, JsonNode> columns = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            columns.put(keys.get(i), values.get(i));
        }
        columns.put("n", new LongNode(n));
        return new Row(columns);
    }

    /** A value as it came; a null of JSON where there is none. */
    JsonNode node(String column) {
        JsonNode value = columns.get(column);
        return value == null ? NullNode.getInstance() : value;
    }

    @Nullable String text(String column) {
        JsonNode value = columns.get(column);
        return value == null || value.isNull() || value.asText().isEmpty() ? null : value.asText();
    }

    String textOr(String column, String otherwise) {
        String text = text(column);
        return text == null ? otherwise : text;
    }

    @Nullable Double number(String column) {
        JsonNode value = columns.get(column);
        return value == null || !value.isNumber() ? null : value.asDouble();
    }

    /** A whole number, or null where there is none. */
    @Nullable Long whole(String column) {
        JsonNode value = columns.get(column);
        return value == null || !value.isNumber() ? null : value.asLong();
    }

    long count(String column) {
        JsonNode value = columns.get(column);
        return value == null ? 0 : value.asLong();
    }

    /** Milliseconds since the Unix epoch, from such a number or from an ISO instant. */
    long time(String column) {
        JsonNode value = columns.get(column);
        if (value == null) {
            return 0;
        }
        return value.isNumber() ? value.asLong() : Instant.parse(value.asText()).toEpochMilli();
    }
}
