package dev.needlewatch.streamjobs.rules.history;

import dev.needlewatch.streamjobs.rules.history.RollEntry.CartridgeUse;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import java.util.function.Consumer;

/**
 * Whether a cartridge was used before: it belongs to the session heard to use it first, and every
 * other session after that uses it again. A pure function of state and entry, keyed by cartridge.
 *
 * <p>Order of arrival decides, not the pens' clocks: of two sessions with one cartridge exactly one
 * is told, whichever clock is wrong.
 */
public final class CartridgeHistory {

    /** A cartridge is used; {@code now} is wall time, ms. */
    public void use(CartridgeState state, CartridgeUse use, long now, Consumer<Finding> out) {
        if (state.session == null || now - state.lastUsedAt > ClientHistory.KEPT_FOR) {
            state.session = use.session();
        }
        state.lastUsedAt = Math.max(state.lastUsedAt, now);
        out.accept(
                new Finding.CartridgeVerdict(
                        use.session(),
                        use.cartridge(),
                        use.pen(),
                        use.boot(),
                        use.seq(),
                        use.at(),
                        use.session().equals(state.session) ? null : state.session));
    }

    /** Wall time from which nothing of it need be kept, ms. */
    public long forgottenAt(CartridgeState state) {
        return state.lastUsedAt + ClientHistory.KEPT_FOR;
    }
}
