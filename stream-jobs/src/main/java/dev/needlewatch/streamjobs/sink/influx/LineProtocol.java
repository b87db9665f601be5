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
    private LineProtocol() {}

    /** The line of a point. */
    public static String encode(Point point) {
        StringBuilder line = new StringBuilder(256);
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
        return line.append(' ').append(point.timeNanos()).toString();
    }

    private static void name(String name, boolean escapeEquals, StringBuilder line) {
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
            line.append(decimal.value());
        } else if (value instanceof Value.Whole whole) {
            line.append(whole.value()).append('i');
        } else if (value instanceof Value.Text text) {
            text(text.value(), line);
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
