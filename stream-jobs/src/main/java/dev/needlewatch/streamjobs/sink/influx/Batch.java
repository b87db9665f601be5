package dev.needlewatch.streamjobs.sink.influx;

import java.util.List;

/**
 * Points that are stored together, as the text that is sent: line by line. It is taken apart only
 * if the store is away or refuses some of it. Immutable.
 */
final class Batch {
    /** Nothing. */
    static final Batch EMPTY = new Batch("", 0);

    private static final String END = "\n"; // in no line

    private final String text;
    private final int points;

    private Batch(String text, int points) {
        this.text = text;
        this.points = points;
    }

    static Batch of(List<String> lines) {
        return lines.isEmpty() ? EMPTY : new Batch(String.join(END, lines), lines.size());
    }

    String text() {
        return text;
    }

    /** How many they are. */
    int points() {
        return points;
    }

    boolean isEmpty() {
        return points == 0;
    }

    List<String> lines() {
        return isEmpty() ? List.of() : List.of(text.split(END, -1));
    }

    /** A batch that is being written. Used by one thread. */
    static final class Draft {
        private StringBuilder text = new StringBuilder();
        private int points;

        void add(Point point) {
            if (points > 0) {
                text.append(END);
            }
            LineProtocol.append(point, text);
            points++;
        }

        int points() {
            return points;
        }

        /** What was written, which is then begun anew. */
        Batch finish() {
            Batch batch = new Batch(text.toString(), points);
            text = new StringBuilder(text.length());
            points = 0;
            return batch;
        }
    }
}
