package dev.needlewatch.ingest.source.reader;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Spreads over half a second what a checkpoint lets go of at once. The client writes each
 * acknowledgement by itself, and client and broker each have one thread for both directions: ten
 * thousand in a row hold back the messages behind them by milliseconds. Session loop only.
 */
final class AckPace {
    /** So many at a time are nothing that anybody would notice. */
    static final int UNNOTICED = 16;

    private static final int SLICES = 500;

    private final Queue<Arrival> waiting = new ArrayDeque<>();
    private int slice = UNNOTICED;

    void add(List<Arrival> arrivals) {
        waiting.addAll(arrivals);
        slice = Math.max(slice, waiting.size() / SLICES);
    }

    /** How many to acknowledge now, one slice of about {@value #SLICES} a checkpoint. */
    int slice() {
        return Math.min(slice, waiting.size());
    }

    int size() {
        return waiting.size();
    }

    /** Takes the oldest of those that wait. */
    Arrival next() {
        Arrival arrival = waiting.remove();
        if (waiting.isEmpty()) {
            slice = UNNOTICED;
        }
        return arrival;
    }

    void clear() {
        waiting.clear();
        slice = UNNOTICED;
    }
}
