package dev.needlewatch.streamjobs.rules.history;

import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.history.RollEntry.CartridgeUse;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which cartridges a session uses: the one its opening declares, and those its pens bring. What a
 * pen's status said before an opening that declares a cartridge itself is stale: a birth kept by
 * the broker tells of the cartridge before.
 */
final class Cartridges {
    /** So long a session's opening is waited for before a cartridge counts without one, ms. */
    static final long HELD_FOR = 5_000;

    /** More pens than this work in no session. */
    private static final int MOST_PENS = 32;

    private Cartridges() {}

    static void declare(RollState state, SessionEvent.Opened opened, Consumer<RollEntry> out) {
        String cartridge = opened.cartridge();
        if (cartridge != null) {
            out.accept(
                    new CartridgeUse(
                            cartridge,
                            opened.session(),
                            null,
                            opened.boot(),
                            opened.seq(),
                            opened.at()));
        }
    }

    static void bring(RollState state, CartridgeInUse use, long now, Consumer<RollEntry> out) {
        if (!state.opened) {
            hold(state, use, now);
        } else if (counts(state, use)) {
            use(state, use, out);
        }
    }

    /** Lets what was held back count, as far as the opening does not speak against it. */
    static void release(RollState state, Consumer<RollEntry> out) {
        List<String> pens = new ArrayList<>(state.held.keySet());
        for (String pen : pens) {
            RollState.HeldCartridge held = state.held.remove(pen);
            if (held == null) {
                continue;
            }
            CartridgeInUse use =
                    new CartridgeInUse(
                            held.session,
                            pen,
                            held.cartridge,
                            held.boot,
                            held.seq,
                            held.at,
                            held.knownSince);
            if (!state.opened || counts(state, use)) {
                use(state, use, out);
            }
        }
    }

    private static boolean counts(RollState state, CartridgeInUse use) {
        String declared = state.declared;
        boolean stale = declared != null && use.knownSince() < state.openedWallAt;
        return !stale || use.cartridge().equals(declared);
    }

    private static void use(RollState state, CartridgeInUse use, Consumer<RollEntry> out) {
        String before = state.inUse.get(use.pen());
        if (!state.inUse.containsKey(use.pen()) && state.inUse.size() >= MOST_PENS) {
            state.inUse.remove(state.inUse.keySet().iterator().next());
        }
        state.inUse.put(use.pen(), use.cartridge());
        // Even if the opening declared it: the session must know which pen has it.
        if (!use.cartridge().equals(before)) {
            out.accept(
                    new CartridgeUse(
                            use.cartridge(),
                            use.session(),
                            use.pen(),
                            use.boot(),
                            use.seq(),
                            use.at()));
        }
    }

    private static void hold(RollState state, CartridgeInUse use, long now) {
        if (state.held.isEmpty()) {
            state.heldUntil = now + HELD_FOR;
        }
        RollState.HeldCartridge held = new RollState.HeldCartridge();
        held.session = use.session();
        held.cartridge = use.cartridge();
        held.boot = use.boot();
        held.seq = use.seq();
        held.at = use.at();
        held.knownSince = use.knownSince();
        if (state.held.size() < MOST_PENS || state.held.containsKey(use.pen())) {
            state.held.put(use.pen(), held);
        }
    }
}
