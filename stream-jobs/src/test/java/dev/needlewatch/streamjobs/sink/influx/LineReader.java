package dev.needlewatch.streamjobs.sink.influx;

import java.util.ArrayList;
import java.util.List;

/** Reads a line of line protocol back, by the rules of InfluxDB's own documentation. */
final class LineReader {
    private final String line;
    private int at;

    private LineReader(String line) {
        this.line = line;
    }

    static Point read(String line) {
        return new LineReader(line).point();
    }

    private Point point() {
        String measurement = name(", ");
        List<Point.Tag> tags = new ArrayList<>();
        while (next() == ',') {
            String key = name("=");
            expect('=');
            tags.add(new Point.Tag(key, name(", ")));
        }
        List<Point.Field> fields = new ArrayList<>();
        do {
            String key = name("=");
            expect('=');
            fields.add(new Point.Field(key, value()));
        } while (next() == ',');
        return new Point(measurement, tags, fields, Long.parseLong(line.substring(at)));
    }

    private char next() {
        return line.charAt(at++);
    }

    private void expect(char c) {
        if (next() != c) {
            throw new IllegalArgumentException("no " + c + " at " + (at - 1) + " of " + line);
        }
    }

    /** Reads to the first of {@code ends} that no backslash stands before. */
    private String name(String ends) {
        StringBuilder name = new StringBuilder();
        while (ends.indexOf(line.charAt(at)) < 0) {
            char c = next();
            if (c == '\\' && ",= ".indexOf(line.charAt(at)) >= 0) {
                c = next();
            }
            name.append(c);
        }
        return name.toString();
    }

    private Point.Value value() {
        if (line.charAt(at) != '"') {
            int end = at;
            while (", ".indexOf(line.charAt(end)) < 0) {
                end++;
            }
            String number = line.substring(at, end);
            at = end;
            return number.endsWith("i")
                    ? new Point.Value.Whole(
                            Long.parseLong(number.substring(0, number.length() - 1)))
                    : new Point.Value.Decimal(Double.parseDouble(number));
        }
        at++;
        StringBuilder text = new StringBuilder();
        while (line.charAt(at) != '"') {
            char c = next();
            if (c == '\\' && "\"\\".indexOf(line.charAt(at)) >= 0) {
                c = next();
            }
            text.append(c);
        }
        at++;
        return new Point.Value.Text(text.toString());
    }
}
