package dev.needlewatch.emulator.oracle.wall;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * From when to when each session was open, by one clock or the other: the first opening and the
 * first closing count.
 */
record Spans(Map<String, Long> opened, Map<String, Long> closed) {
    /**
     * The sessions of a clinic.
     *
     * @param clock what tells the moment of an event: the pen's own time, or the wall's
     */
    static Spans of(Chronicle chronicle, ToLongFunction<Published> clock) {
        Map<String, Long> opened = new HashMap<>();
        Map<String, Long> closed = new HashMap<>();
        for (Published each : chronicle.published()) {
            if (each.message() instanceof SessionEvent.Opened o) {
                opened.merge(o.session(), clock.applyAsLong(each), Math::min);
            } else if (each.message() instanceof SessionEvent.Closed c) {
                closed.merge(c.session(), clock.applyAsLong(each), Math::min);
            }
        }
        return new Spans(Map.copyOf(opened), Map.copyOf(closed));
    }

    boolean open(@Nullable String session, long moment) {
        return session != null
                && opened.getOrDefault(session, Long.MAX_VALUE) <= moment
                && closed(session) >= moment;
    }

    /** When a session was closed; {@code Long.MAX_VALUE} if it was not. */
    long closed(String session) {
        return closed.getOrDefault(session, Long.MAX_VALUE);
    }
}
