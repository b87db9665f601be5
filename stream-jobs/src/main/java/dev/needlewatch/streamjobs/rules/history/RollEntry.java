package dev.needlewatch.streamjobs.rules.history;

import dev.needlewatch.ingest.contract.pen.Treatment;
import org.jspecify.annotations.Nullable;

/** What the roll of treatments tells the histories. Idempotent: may come twice. */
public sealed interface RollEntry {
    /** The session that tells it. */
    String session();

    /**
     * A client is treated.
     *
     * @param openedAt when the session opened, ms since the Unix epoch
     * @param serum the serum of the session; null as long as none is known
     */
    record ClientVisit(
            String client,
            String session,
            long openedAt,
            Treatment treatment,
            @Nullable String serum)
            implements RollEntry {}

    /**
     * A client reacted strongly to a serum.
     *
     * @param at when the session of the test opened, ms since the Unix epoch
     */
    record ClientReaction(String client, String session, String serum, long at)
            implements RollEntry {}

    /**
     * A cartridge is used in a session.
     *
     * @param pen the pen it is in; null if the session's opening declared it
     * @param boot the boot of the message that says so
     * @param seq its sequence number
     * @param at the pen's time of it, ms since the Unix epoch
     */
    record CartridgeUse(
            String cartridge, String session, @Nullable String pen, long boot, long seq, long at)
            implements RollEntry {}
}
