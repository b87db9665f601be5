package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.pen.PenMessage;
import org.jspecify.annotations.Nullable;

/**
 * One thing that reached the broker in a pen's name.
 *
 * @param wall when, ms since the Unix epoch
 * @param message what; null for what cannot be used
 */
public record Published(long wall, String pen, @Nullable PenMessage message, Kind kind) {
    /** Why it was published. */
    public enum Kind {
        FIRST,
        REPEAT,
        GARBAGE,
        /** By the broker, in the name of a pen that was cut off. */
        WILL
    }
}
