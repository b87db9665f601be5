package dev.needlewatch.dashboards.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as RFC 4180 has them, with lines ended by CR LF. Texts come from pens and
 * screens: one that a spreadsheet would take for a formula gets an apostrophe in front, which
 * spreadsheets show as plain text. For one thread.
 */
final class Csv {
    /** What spreadsheets begin a formula with; tabs and line ends are skipped on the way to one. */
    private static final String FORMULA_BEGINS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringBuilder text = new StringBuilder();

    Csv(String... heads) {
        row((Object[]) heads);
    }

    /** Adds a row: numbers as they are, null as nothing, everything else as text. */
    Csv row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(cell(values[i]));
        }
        text.append("\r\n");
        return this;
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        String said = value instanceof List<?> many ? joined(many) : value.toString();
        String safe = mayBeFormula(said) ? "'" + said : said;
        return safe.chars().anyMatch(c -> ",\"\r\n;'".indexOf(c) >= 0)
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    private static boolean mayBeFormula(String said) {
        String begin = said.stripLeading();
        return !said.isEmpty()
                && (FORMULA_BEGINS.indexOf(said.charAt(0)) >= 0
                        || (!begin.isEmpty() && FORMULA_BEGINS.indexOf(begin.charAt(0)) >= 0));
    }

    private static String joined(List<?> many) {
        return String.join(" ", many.stream().map(String::valueOf).toList());
    }

    /** Seconds with three digits after the point. */
    static String seconds(long ms) {
        return String.format(Locale.ROOT, "%d.%03d", ms / 1_000, ms % 1_000);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
