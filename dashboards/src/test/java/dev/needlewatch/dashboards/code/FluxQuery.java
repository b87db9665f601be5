package dev.needlewatch.dashboards.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a Flux query, found by its tokens: no parser of Flux runs on a JVM. What stands
 * behind {@code r.}, in {@code columns: [...]} and the like is a column: one of the measurements
 * the query names, one of Flux's own, or one the query makes itself.
 */
final class FluxQuery {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s+|//[^\\n]*"
                            + "|(?<token>\"(?:[^\"\\\\]|\\\\.)*\""
                            + "|[A-Za-z_][A-Za-z0-9_]*"
                            + "|-?[0-9][0-9a-z.]*"
                            + "|(?<=[=!]~ )/(?:[^/\\\\\\n]|\\\\.)+/"
                            + "|\\|>|=>|==|!=|=~|!~|<=|>=|<-|[-+*/<>=(){}\\[\\],.:])");

    private static final Set<String> OWN =
            Set.of("_time", "_value", "_field", "_measurement", "_start", "_stop");

    private static final Set<String> COLUMN_ARGUMENTS =
            Set.of("columns", "column", "rowKey", "columnKey", "valueColumn", "tag", "timeSrc");

    private final List<String> tokens;

    FluxQuery(String text) {
        tokens = tokens(text);
    }

    /** The measurements it filters by. */
    Set<String> measurements() {
        return compared("_measurement");
    }

    /** What it asks for that is not stored, each with a word on why; empty if all is there. */
    Set<String> faults() {
        Set<String> faults = new TreeSet<>();
        Set<String> stored = new HashSet<>();
        Set<String> fields = new HashSet<>();
        for (String measurement : measurements()) {
            if (StoredTable.exists(measurement)) {
                stored.addAll(StoredTable.of(measurement).columns());
                fields.addAll(StoredTable.of(measurement).fields());
            } else {
                faults.add("no measurement " + measurement);
            }
        }
        if (measurements().isEmpty() && readsABucket()) {
            faults.add("no measurement is named");
        }
        if (measurements().isEmpty()) {
            StoredTable.ALL.forEach(table -> stored.addAll(table.tags()));
        }
        compared("_field").stream()
                .filter(field -> !fields.contains(field))
                .forEach(field -> faults.add("no field " + field));
        Set<String> known = new HashSet<>(stored);
        known.addAll(OWN);
        known.addAll(made());
        columns().stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> faults.add("no tag or field " + column));
        return faults;
    }

    /** Whether a column of that name may come out of it. */
    boolean yields(String column) {
        return OWN.contains(column)
                || made().contains(column)
                || measurements().stream()
                        .anyMatch(name -> StoredTable.of(name).columns().contains(column));
    }

    /**
     * Which of some columns it reads without having asked whether they exist: a table without such
     * a column is an error to Flux.
     */
    Set<String> unguarded(Set<String> optional) {
        Set<String> unguarded = new TreeSet<>();
        Set<String> sure = new HashSet<>();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            String column = tokens.get(i + 2);
            if (at(i, "exists", "r", ".")) {
                sure.add(tokens.get(i + 3));
                i += 3;
            } else if (at(i, "column", ":") && isString(column)) {
                column = unquoted(column);
            } else if (!at(i, "r", ".")) {
                continue;
            }
            if (optional.contains(column) && !sure.contains(column)) {
                unguarded.add(column);
            }
        }
        return unguarded;
    }

    private boolean readsABucket() {
        return Collections.indexOfSubList(tokens, List.of("from", "(", "bucket")) >= 0;
    }

    /** The strings that {@code r.column} is compared with. */
    private Set<String> compared(String column) {
        Set<String> values = new TreeSet<>();
        for (int i = 0; i + 4 < tokens.size(); i++) {
            if (at(i, "r", ".", column, "==") && isString(tokens.get(i + 4))) {
                values.add(unquoted(tokens.get(i + 4)));
            }
        }
        return values;
    }

    /** Members of {@code r}, and strings given to arguments that take columns. */
    private Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (at(i, "r", ".")) {
                columns.add(tokens.get(i + 2));
            } else if (COLUMN_ARGUMENTS.contains(tokens.get(i)) && at(i + 1, ":")) {
                int end = at(i + 2, "[") ? i + 3 : i + 2;
                while (end < tokens.size() && (isString(tokens.get(end)) || at(end, ","))) {
                    if (isString(tokens.get(end))) {
                        columns.add(unquoted(tokens.get(end)));
                    }
                    end++;
                }
            }
        }
        return columns;
    }

    /** Columns the query makes: {@code as: "x"}, and the members of records in braces. */
    private Set<String> made() {
        Set<String> made = new HashSet<>();
        List<String> open = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if ("({[".contains(token)) {
                open.add(token);
            } else if (")}]".contains(token)) {
                open.remove(open.size() - 1);
            } else if (at(i, "as", ":") && isString(tokens.get(i + 2))) {
                made.add(unquoted(tokens.get(i + 2)));
            } else if (at(i + 1, ":") && !open.isEmpty() && open.get(open.size() - 1).equals("{")) {
                made.add(token);
            }
        }
        return made;
    }

    private boolean at(int from, String... wanted) {
        return from + wanted.length <= tokens.size()
                && tokens.subList(from, from + wanted.length).equals(List.of(wanted));
    }

    private static boolean isString(String token) {
        return token.startsWith("\"");
    }

    private static String unquoted(String token) {
        return token.substring(1, token.length() - 1);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            if (matcher.group("token") != null) {
                tokens.add(matcher.group("token"));
            }
            end = matcher.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("no token of Flux: " + text.substring(end));
        }
        return tokens;
    }
}
