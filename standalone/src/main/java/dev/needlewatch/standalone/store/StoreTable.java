package dev.needlewatch.standalone.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the embedded store as this version wants it.
 *
 * @param columns type by name, but for the time
 * @param keys what names a row besides its time: a row with the same replaces it
 */
record StoreTable(String name, Map<String, String> columns, List<String> keys) {
    /** The column of a row's time. */
    static final String TIME = "timestamp";

    /** Begins a table with the tags of its measurement; they are keys. */
    static Draft named(String name, String... tags) {
        return new Draft(name, tags);
    }

    /** The statement that makes it; data older than {@code days} is dropped. */
    String create(int days) {
        String list =
                columns.entrySet().stream()
                        .map(column -> quoted(column.getKey()) + " " + column.getValue())
                        .collect(Collectors.joining(", "));
        return """
        CREATE TABLE IF NOT EXISTS %s (%s TIMESTAMP, %s)
        TIMESTAMP(%s) PARTITION BY DAY TTL %d DAYS WAL DEDUP UPSERT KEYS(%s)
        """
                .formatted(name, TIME, list, TIME, days, keyList());
    }

    /** The statement that changes how long its data is kept. */
    String keep(int days) {
        return "ALTER TABLE " + name + " SET TTL " + days + " DAYS";
    }

    /** The statement that adds one of its columns to a table that lacks it. */
    String add(String column) {
        return "ALTER TABLE %s ADD COLUMN %s %s"
                .formatted(name, quoted(column), columns.get(column));
    }

    /** The statement that gives a table the keys it is to have. */
    String rekey() {
        return "ALTER TABLE %s DEDUP ENABLE UPSERT KEYS(%s)".formatted(name, keyList());
    }

    private String keyList() {
        return TIME
                + ", "
                + keys.stream().map(StoreTable::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }

    /** A table in the making. */
    static final class Draft {
        private final String name;
        private final Map<String, String> columns = new LinkedHashMap<>();
        private final List<String> tags;

        private Draft(String name, String... tags) {
            this.name = name;
            this.tags = List.of(tags);
            add("SYMBOL", tags);
        }

        Draft decimals(String... names) {
            return add("DOUBLE", names);
        }

        Draft wholes(String... names) {
            return add("LONG", names);
        }

        Draft texts(String... names) {
            return add("VARCHAR", names);
        }

        private Draft add(String type, String... names) {
            Arrays.stream(names).forEach(column -> columns.put(column, type));
            return this;
        }

        /** Ends it; the fields named are keys too. */
        StoreTable keyedAlsoBy(String... fields) {
            List<String> keys = Stream.concat(tags.stream(), Arrays.stream(fields)).toList();
            return new StoreTable(name, columns, keys);
        }
    }
}
