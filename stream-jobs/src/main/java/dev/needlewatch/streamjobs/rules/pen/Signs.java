package dev.needlewatch.streamjobs.rules.pen;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a session must know of the pen before it judges its next reading. */
final class Signs {
    /** A reading overtaken by a status is no more than this older than it, ms of the pen's time. */
    private static final long OVERTAKEN_MS = 10_000;

    private Signs() {}

    /** Ahead of the newest reading so far. */
    static void reading(PenJudgement j, Reading reading) {
        PenState state = j.state();
        nominalSpeed(j, reading.session());
        if (reading.session() == null) {
            state.stray = true;
        } else if (state.stray) {
            state.stray = false;
            j.out().sign(new Sign.NoLongerStray(j.pen()));
        }
        cartridge(j, reading);
    }

    /** A session opened on the pen's topic: whatever its readings name, there is one now. */
    static void opened(PenJudgement j, SessionEvent.Opened opened) {
        PenState state = j.state();
        state.openedSession = opened.session();
        state.openedBy = opened.therapist();
        if (state.stray) {
            j.out().sign(new Sign.NoLongerStray(j.pen()));
        }
    }

    private static void nominalSpeed(PenJudgement j, @Nullable String to) {
        PenState state = j.state();
        Double rpm = state.status.nominalRpm;
        boolean known = state.speedTold && Objects.equals(state.speedToldTo, to);
        if (rpm == null || (known && rpm.equals(state.speedToldRpm))) {
            return;
        }
        state.speedTold = true;
        state.speedToldTo = to;
        state.speedToldRpm = rpm;
        j.out().sign(new Sign.NominalSpeed(to, j.pen(), rpm));
    }

    private static void cartridge(PenJudgement j, Reading reading) {
        PenState state = j.state();
        String session = reading.session();
        String cartridge = state.status.cartridge;
        if (session == null
                || cartridge == null
                || !reading.needling()
                || cartridgeTold(state, session, cartridge)
                || before(state.status, reading)) {
            return;
        }
        state.cartridgeTold = cartridge;
        state.cartridgeToldTo = session;
        state.cartridgeToldSince = state.status.cartridgeSince;
        j.out()
                .cartridge(
                        new CartridgeInUse(
                                session,
                                j.pen(),
                                cartridge,
                                reading.boot(),
                                reading.seq(),
                                reading.at(),
                                state.status.cartridgeSince));
    }

    /** Whether the session was told, and no status named the cartridge since. */
    private static boolean cartridgeTold(PenState state, String session, String cartridge) {
        return cartridge.equals(state.cartridgeTold)
                && session.equals(state.cartridgeToldTo)
                && state.status.cartridgeSince <= state.cartridgeToldSince;
    }

    /** Whether the reading was made before the cartridge went in. */
    private static boolean before(StatusTrack status, Reading reading) {
        long earlier = status.cartridgeAt - reading.at();
        return reading.boot() < status.cartridgeBoot
                || (reading.boot() == status.cartridgeBoot
                        && earlier > 0
                        && earlier <= OVERTAKEN_MS);
    }
}
