package dev.needlewatch.streamjobs.rules.signal;

import org.jspecify.annotations.Nullable;

/**
 * What the rules of a pen tell the session it works in, ahead of the reading concerned. May come
 * before the session's opening, and twice.
 */
public sealed interface Sign {
    /** The session it is for; null for the pen's readings that name no session. */
    @Nullable String session();

    /** The pen it is about. */
    String pen();

    /**
     * The stroke rate the pen says it is made for.
     *
     * @param rpm strokes per minute; null if the pen no longer declares one
     */
    record NominalSpeed(@Nullable String session, String pen, @Nullable Double rpm)
            implements Sign {}

    /**
     * A pen that needled in the session is silent.
     *
     * @param boot the boot of its last message
     * @param seq the sequence number of its last message
     * @param at the pen's time of its last message, ms since the Unix epoch
     * @param willArrived whether the broker told its death, rather than nobody hearing of it
     */
    record PenSilent(
            @Nullable String session, String pen, long boot, long seq, long at, boolean willArrived)
            implements Sign {}

    /** A silent pen is heard again. */
    record PenBack(@Nullable String session, String pen) implements Sign {}

    /** A pen's readings name a session again; for the owner of those that named none. */
    record NoLongerStray(String pen) implements Sign {
        @Override
        public @Nullable String session() {
            return null;
        }
    }
}
