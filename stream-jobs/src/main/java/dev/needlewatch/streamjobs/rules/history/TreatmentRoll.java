package dev.needlewatch.streamjobs.rules.history;

import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientReaction;
import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientVisit;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds to what pens tell of a session who is treated, and passes it on to the histories: a pure
 * function of state and event, keyed by session. Not thread-safe with one state.
 */
public final class TreatmentRoll {
    private static final long HOUR = 60 * 60 * 1_000L;

    /** A closed session is remembered for so long, as the session's own rules do, ms. */
    static final long REMEMBERED_FOR = 24 * HOUR;

    /** One that is not closed falls silent first, ms. */
    static final long SILENT_FOR = 28 * HOUR;

    /** A pen's clock further ahead than this is taken for wrong, ms. */
    static final long LATEST_AHEAD = 24 * HOUR;

    private static final int MOST_SERUMS = 8;

    /** A session event of a pen, or of a tablet in its name; {@code now} is wall time, ms. */
    public void event(RollState state, SessionEvent event, long now, Consumer<RollEntry> out) {
        state.lastHeardAt = now;
        if (state.closed) {
            return;
        }
        if (event instanceof SessionEvent.Opened opened) {
            if (!state.opened) {
                open(state, opened, now, out);
            }
        } else if (event instanceof SessionEvent.TestArea test) {
            tested(state, test, out);
        } else if (event instanceof SessionEvent.Closed) {
            state.closed = state.opened;
            Cartridges.release(state, out);
        }
    }

    /** A pen works in the session with a cartridge; {@code now} is wall time, ms. */
    public void cartridge(RollState state, CartridgeInUse use, long now, Consumer<RollEntry> out) {
        state.lastHeardAt = now;
        if (!state.closed) {
            Cartridges.bring(state, use, now, out);
        }
    }

    /** Lets wall time pass; to be called at {@link #nextTick} or later. */
    public void tick(RollState state, long now, Consumer<RollEntry> out) {
        if (!state.held.isEmpty() && now >= state.heldUntil) {
            Cartridges.release(state, out);
        }
    }

    /** Wall time of the next {@link #tick} that will have something to do, ms. */
    public long nextTick(RollState state) {
        return state.held.isEmpty() ? forgottenAt(state) : state.heldUntil;
    }

    /** Whether nothing of the state need be kept at that wall time. */
    public boolean forgettable(RollState state, long now) {
        return state.held.isEmpty() && now >= forgottenAt(state);
    }

    private static long forgottenAt(RollState state) {
        return state.lastHeardAt + (state.closed ? REMEMBERED_FOR : SILENT_FOR);
    }

    private static void open(
            RollState state, SessionEvent.Opened opened, long now, Consumer<RollEntry> out) {
        state.opened = true;
        state.openedAt = plausible(opened.at(), now);
        state.openedWallAt = now;
        state.client = opened.client();
        state.treatment = opened.treatment();
        state.serum = opened.serum() != null ? opened.serum() : state.serum;
        state.declared = opened.cartridge();
        visit(state, opened.session(), out);
        if (state.strongUnnamed) {
            reacted(state, opened.session(), state.serum, out);
        }
        for (String serum : state.strongTo) {
            reacted(state, opened.session(), serum, out);
        }
        state.strongTo.clear();
        Cartridges.declare(state, opened, out);
        Cartridges.release(state, out);
    }

    private static void tested(
            RollState state, SessionEvent.TestArea test, Consumer<RollEntry> out) {
        if (state.serum == null && test.serum() != null) {
            state.serum = test.serum();
            visit(state, test.session(), out);
        }
        if (test.reaction() != Reaction.STRONG) {
            return;
        }
        String serum = test.serum() != null ? test.serum() : state.serum;
        if (state.opened) {
            reacted(state, test.session(), serum, out);
        } else if (serum == null) {
            state.strongUnnamed = true;
        } else if (state.strongTo.size() < MOST_SERUMS && !state.strongTo.contains(serum)) {
            state.strongTo.add(serum);
        }
    }

    private static void visit(RollState state, String session, Consumer<RollEntry> out) {
        String client = state.client;
        Treatment treatment = state.treatment;
        if (client != null && treatment != null) {
            out.accept(new ClientVisit(client, session, state.openedAt, treatment, state.serum));
        }
    }

    private static void reacted(
            RollState state, String session, @Nullable String serum, Consumer<RollEntry> out) {
        String client = state.client;
        if (client != null && serum != null) {
            out.accept(new ClientReaction(client, session, serum, state.openedAt));
        }
    }

    /**
     * When something was, by the pen's clock; by ours if the pen's says what cannot be: one wrong
     * clock must not spoil a client's history.
     */
    private static long plausible(long at, long now) {
        boolean possible = at <= now + LATEST_AHEAD && at >= now - ClientHistory.KEPT_FOR;
        return possible ? at : now;
    }
}
