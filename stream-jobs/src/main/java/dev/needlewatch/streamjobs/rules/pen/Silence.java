package dev.needlewatch.streamjobs.rules.pen;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.alarm.AlarmClock;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.Objects;

/**
 * Tells a session when a pen that needled in it sends nothing for 5 s of wall time, or its Will
 * arrives, and when it is heard again.
 */
final class Silence {
    static final long SILENT_MS = 5_000;

    /** A job so far behind what arrives cannot tell who is silent, ms of wall time. */
    static final long BEHIND_MS = SILENT_MS / 2;

    private Silence() {}

    /** The pen itself was heard: a reading, log line or birth, the newest so far. */
    static void heard(PenJudgement j, long boot, long seq, long at) {
        PenState state = j.state();
        state.heardAt = j.now();
        state.lastBoot = boot;
        state.lastSeq = seq;
        state.lastAt = at;
        if (state.silentIn != null) {
            j.out().sign(new Sign.PenBack(state.silentIn, j.pen()));
            state.silentIn = null;
        }
    }

    /** Where the pen needled; readings that name no session leave it there. */
    static void where(PenState state, Reading reading) {
        String session = reading.session();
        if (session == null || session.equals(state.needledIn)) {
            return;
        }
        state.needledIn = reading.needling() ? session : null;
    }

    /** A session closed: nobody waits for the pen there. */
    static void closed(PenState state, String session) {
        if (session.equals(state.needledIn)) {
            state.needledIn = null;
        }
        if (session.equals(state.silentIn)) {
            state.silentIn = null;
        }
    }

    /** Its Will arrived. */
    static void died(PenJudgement j) {
        tell(j, true);
    }

    static void tick(PenJudgement j, long watchingSince) {
        if (j.now() >= silentAt(j.state(), watchingSince)) {
            tell(j, false);
        }
    }

    /** Wall time at which the pen has been silent for too long. */
    static long silentAt(PenState state, long watchingSince) {
        return state.needledIn == null || state.silentIn != null
                ? AlarmClock.NEVER
                : Math.max(state.heardAt, watchingSince) + SILENT_MS;
    }

    private static void tell(PenJudgement j, boolean willArrived) {
        PenState state = j.state();
        if (state.needledIn == null || Objects.equals(state.needledIn, state.silentIn)) {
            return;
        }
        state.silentIn = state.needledIn;
        j.out()
                .sign(
                        new Sign.PenSilent(
                                state.needledIn,
                                j.pen(),
                                state.lastBoot,
                                state.lastSeq,
                                state.lastAt,
                                willArrived));
    }
}
