package dev.needlewatch.dashboards.history;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One line of line protocol, in milliseconds; what is null is left out. */
public final class PastLine {
    private final StringBuilder series = new StringBuilder();
    private final StringJoiner fields = new StringJoiner(",");

    private PastLine(String measurement) {
        series.append(measurement);
    }

    public static PastLine of(String measurement) {
        return new PastLine(measurement);
    }

    public PastLine tag(String name, @Nullable String value) {
        if (value != null) {
            series.append(',').append(name).append('=').append(value.replace(" ", "\\ "));
        }
        return this;
    }

    public PastLine text(String name, @Nullable String value) {
        if (value != null) {
            fields.add(name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return this;
    }

    public PastLine whole(String name, long value) {
        fields.add(name + "=" + value + "i");
        return this;
    }

    public PastLine decimal(String name, double value) {
        fields.add(name + "=" + value);
        return this;
    }

    /** The line, with its end. */
    public String at(long ms) {
        return series + " " + fields + " " + ms + "\n";
    }
}
