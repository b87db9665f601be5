package dev.needlewatch.dashboards.code;

import java.util.StringJoiner;

/** One line of line protocol, in milliseconds; takes no name that the store does not have. */
final class StoredPoint {
    private final StoredTable table;
    private final StringBuilder series = new StringBuilder();
    private final StringJoiner fields = new StringJoiner(",");

    private StoredPoint(StoredTable table) {
        this.table = table;
        series.append(table.measurement());
    }

    static StoredPoint of(String measurement) {
        return new StoredPoint(StoredTable.of(measurement));
    }

    StoredPoint tag(String name, String value) {
        known(table.tags().contains(name), name);
        series.append(',').append(name).append('=').append(value);
        return this;
    }

    StoredPoint text(String name, String value) {
        return field(name, '"' + value + '"');
    }

    StoredPoint whole(String name, long value) {
        return field(name, value + "i");
    }

    StoredPoint decimal(String name, double value) {
        return field(name, Double.toString(value));
    }

    /** The line, with its end. */
    String at(long ms) {
        return series + " " + fields + " " + ms + "\n";
    }

    private StoredPoint field(String name, String value) {
        known(table.fields().contains(name), name);
        fields.add(name + "=" + value);
        return this;
    }

    private void known(boolean known, String name) {
        if (!known) {
            throw new IllegalArgumentException(table.measurement() + " has no " + name);
        }
    }
}
