package dev.needlewatch.streamjobs.rules.signal;

import org.jspecify.annotations.Nullable;

/**
 * What the histories of clients and cartridges answer to a session. May come before the session's
 * opening, and twice.
 */
public sealed interface Finding {
    /** The session it is for. */
    String session();

    /**
     * The client's last medical session before this one.
     *
     * @param previousOpenedAt the pen's time, ms since the Unix epoch
     * @param openedAt this session's opening, the pen's time, ms since the Unix epoch
     */
    record SessionInterval(
            String session, String previousSession, long previousOpenedAt, long openedAt)
            implements Finding {}

    /**
     * The place of the session in the client's course.
     *
     * @param number 1 for the first medical session of a course
     */
    record CourseLength(String session, int number) implements Finding {}

    /**
     * The client reacted strongly to the session's serum before.
     *
     * @param reactedIn the session in which
     */
    record SerumReaction(String session, String serum, String reactedIn) implements Finding {}

    /**
     * Whether a cartridge in use in the session was used before.
     *
     * @param pen the pen it is in; null if only the opening named it
     * @param boot the boot of the message that named it
     * @param seq the sequence number of that message
     * @param at the pen's time of it, ms since the Unix epoch
     * @param reusedFrom the session that used it before; null if none did
     */
    record CartridgeVerdict(
            String session,
            String cartridge,
            @Nullable String pen,
            long boot,
            long seq,
            long at,
            @Nullable String reusedFrom)
            implements Finding {}
}
