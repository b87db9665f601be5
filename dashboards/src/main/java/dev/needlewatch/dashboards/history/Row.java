package dev.needlewatch.dashboards.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of an answer, by column name. */
record Row(Map<String, JsonNode> columns) {
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
