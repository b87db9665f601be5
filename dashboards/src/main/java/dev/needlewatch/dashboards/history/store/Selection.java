package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.Period;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table a question is about. Always bounded in time, and the one place where values
 * meet the text of a question. Immutable.
 */
final class Selection {
    private final Store store;
    private final String table;
    private final Period period;
    private final String conditions;

    private Selection(Store store, String table, Period period, String conditions) {
        this.store = store;
        this.table = table;
        this.period = period;
        this.conditions = conditions;
    }

    static Selection of(Store store, String table, Period period) {
        return new Selection(store, table, period, "");
    }

    /** The same of another period. */
    Selection during(Period other) {
        return new Selection(store, table, other, conditions);
    }

    Period period() {
        return period;
    }

    /** With a condition more, unless the value is null. */
    Selection where(String column, @Nullable String value) {
        return value == null ? this : and(equal(column, value));
    }

    /** With the condition that the column has one of these values; there must be one. */
    Selection whereAny(String column, Collection<String> values) {
        return and(
                values.stream()
                        .map(value -> equal(column, value))
                        .collect(Collectors.joining(" OR ", "(", ")")));
    }

    /** {@code FROM … WHERE …}. */
    String clause() {
        return "FROM "
                + table
                + " WHERE "
                + store.time()
                + " >= "
                + store.quoted(period.begin().toString())
                + " AND "
                + store.time()
                + " < "
                + store.quoted(period.end().toString())
                + conditions;
    }

    private Selection and(String condition) {
        return new Selection(store, table, period, conditions + " AND " + condition);
    }

    private String equal(String column, String value) {
        return named(column) + " = " + store.quoted(value);
    }

    /** A name in quotes: {@code limit} and {@code by} are words of both languages. */
    static String named(String column) {
        return '"' + column + '"';
    }

    /** Names in quotes, by comma. */
    static String named(Collection<String> columns) {
        return columns.stream().map(Selection::named).collect(Collectors.joining(", "));
    }
}
