package dev.needlewatch.streamjobs.rules.procedure;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.NO_SESSION;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmClock;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.session.Work;

/**
 * NO_SESSION: 2 s of needling by a pen with no open session: none named, one never opened, or one
 * closed. Ends when the session is opened, when the pen names one, or after no needling for 10 s:
 * by the pen's time if its readings go on, by wall time if they stop. Each pen has its own.
 */
public final class NoSession {
    private static final long NEEDLING_MS = 2_000;
    private static final long PAUSE_MS = 10_000;

    private NoSession() {}

    /** Judges the newest reading of a pen whose session, if it names one, is not open. */
    public static void judge(Judgement j, Work work) {
        PenTrack pen = work.pen();
        long at = work.reading().at();
        if (pen.needledAt != null && at - pen.needledAt >= PAUSE_MS) {
            end(j, pen);
        }
        if (!work.reading().needling()) {
            pen.sessionless.running = false;
            return;
        }
        pen.needledAt = at;
        pen.needledWallAt = j.now();
        pen.sessionless.add(work);
        if (!pen.noSession && pen.sessionless.ms >= NEEDLING_MS) {
            pen.noSession = true;
            present(j, pen);
        }
    }

    /** The session is open now. */
    public static void opened(Judgement j) {
        for (PenTrack pen : j.state().pens.values()) {
            end(j, pen);
        }
    }

    /** Lets wall time pass. */
    public static void tick(Judgement j) {
        for (PenTrack pen : j.state().pens.values()) {
            if (j.now() >= endsAt(pen)) {
                end(j, pen);
            }
        }
    }

    /** Wall time at which {@link #tick} has something to do. */
    public static long next(SessionState state) {
        long next = AlarmClock.NEVER;
        for (PenTrack pen : state.pens.values()) {
            next = Math.min(next, endsAt(pen));
        }
        return next;
    }

    private static long endsAt(PenTrack pen) {
        return pen.noSession ? pen.needledWallAt + PAUSE_MS : AlarmClock.NEVER;
    }

    private static void end(Judgement j, PenTrack pen) {
        pen.sessionless.reset();
        pen.needledAt = null;
        if (pen.noSession) {
            pen.noSession = false;
            j.gone(NO_SESSION, pen.pen);
        }
    }

    private static void present(Judgement j, PenTrack pen) {
        SessionState state = j.state();
        String what = state.closed ? "a closed session" : "a session that was never opened";
        j.present(
                new Condition(
                        NO_SESSION,
                        Priority.MEDIUM,
                        false,
                        Place.NONE,
                        pen.sessionless.by(pen.pen),
                        pen.sessionless.at,
                        null,
                        null,
                        null,
                        null,
                        "Needling in " + (state.bySession() ? what : "no session")));
    }
}
