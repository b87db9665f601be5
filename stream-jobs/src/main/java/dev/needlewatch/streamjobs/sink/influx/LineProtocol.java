package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.sink.influx.Point.Field;
import dev.needlewatch.streamjobs.sink.influx.Point.Tag;
import dev.needlewatch.streamjobs.sink.influx.Point.Value;

/**
 * Encodes a point as one line of line protocol, without the line's end.
 *
 * <p>Stores differ in what they make of control characters anywhere, and of a backslash in a name
 * or tag (before a comma it would escape the comma). So control characters become spaces, and a
 * backslash in a name or tag becomes a slash; everything else survives as it is.
 */
public final class LineProtocol {
    private static final char DELETE = 0x7f;

    /** From here on numbers are written with an exponent. */
    private static final double SHORT_BELOW = 1e7;

    private LineProtocol() {}

    /** The line of a point. */
    public static String encode(Point point) {
        StringBuilder line = new StringBuilder(256);
        append(point, line);
        return line.toString();
    }

    /** Appends the line of a point. */
    static void append(Point point, StringBuilder line) {
        name(point.measurement(), false, line);
        for (Tag tag : point.tags()) {
            line.append(',');
            name(tag.key(), true, line);
            line.append('=');
            name(tag.value(), true, line);
        }
        char separator = ' ';
        for (Field field : point.fields()) {
            line.append(separator);
            name(field.key(), true, line);
            line.append('=');
            value(field.value(), line);
            separator = ',';
        }
        line.append(' ').append(point.timeNanos());
    }

    private static void name(String name, boolean escapeEquals, StringBuilder line) {
        if (isPlain(name)) {
            line.append(name);
        } else {
            escaped(name, escapeEquals, line);
        }
    }

    /** Whether there is nothing to escape: nearly every name and tag. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= DELETE || c == ',' || c == '=' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void escaped(String name, boolean escapeEquals, StringBuilder line) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isISOControl(c)) {
                c = ' ';
            } else if (c == '\\') {
                c = '/';
            }
            if (c == ',' || c == ' ' || (c == '=' && escapeEquals)) {
                line.append('\\');
            }
            line.append(c);
        }
    }

    private static void value(Value value, StringBuilder line) {
        if (value instanceof Value.Decimal decimal) {
            decimal(decimal.value(), line);
        } else if (value instanceof Value.Whole whole) {
            line.append(whole.value()).append('i');
        } else if (value instanceof Value.Text text) {
            text(text.value(), line);
        }
    }

    /**
     * What has at most three decimals, as what pens measure, is written digit by digit, without the
     * search for the shortest text that any other number needs. It reads back as the same number.
     */
    private static void decimal(double value, StringBuilder line) {
        long thousandths = Math.round(value * 1_000);
        if (value == 0 || Math.abs(value) >= SHORT_BELOW || thousandths / 1_000.0 != value) {
            line.append(value);
            return;
        }
        long digits = Math.abs(thousandths);
        if (thousandths < 0) {
            line.append('-');
        }
        line.append(digits / 1_000).append('.').append(digits / 100 % 10);
        if (digits % 100 != 0) {
            line.append(digits / 10 % 10);
            if (digits % 10 != 0) {
                line.append(digits % 10);
            }
        }
    }

    private static void text(String text, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else {
                line.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        line.append('"');
    }
}
