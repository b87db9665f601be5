package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.clinic.TestAreaResult;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.AlarmClock;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.technical.TechnicalRules;

/** The life of a session: opened, its events, closed, abandoned, forgotten. */
final class SessionLife {
    /** A session with no message for so long closes by itself, ms. */
    static final long ABANDONED_AFTER = 4 * 60 * 60 * 1_000L;

    /** A closed session's id is remembered for so long, ms. */
    static final long REMEMBERED_FOR = 24 * 60 * 60 * 1_000L;

    private SessionLife() {}

    static Intake event(Judgement j, SessionEvent event) {
        SessionState state = j.state();
        if (state.closed) {
            return Intake.SESSION_CLOSED;
        }
        if (event instanceof SessionEvent.Opened opened) {
            return opened(state, opened);
        } else if (event instanceof SessionEvent.PhaseBegun begun) {
            state.phase = begun.phase();
        } else if (event instanceof SessionEvent.TestArea test) {
            state.declaration = state.declaration.tested(test);
            state.testArea =
                    new TestAreaResult(
                            test.reaction(), test.approvedDepthMm(), test.serum(), test.comfort());
        } else if (event instanceof SessionEvent.Closed closed) {
            if (state.opened) {
                close(j, closed.at());
            } else {
                endConditions(j); // one that was never opened may still be
            }
        }
        return Intake.ACCEPTED;
    }

    private static Intake opened(SessionState state, SessionEvent.Opened opened) {
        if (state.opened) {
            return Intake.SESSION_OPEN;
        }
        state.opened = true;
        state.openedAt = opened.at();
        state.declaration = state.declaration.opened(opened);
        state.client = opened.client();
        state.alarms.therapist = opened.therapist();
        return Intake.ACCEPTED;
    }

    /** Ends every condition and remembers that it closed. */
    static void close(Judgement j, long at) {
        SessionState state = j.state();
        state.closed = true;
        state.closedAt = at;
        state.closedWallAt = j.now();
        state.alarms.latchedUntil = j.now() + AlarmClock.LATCHED_FOR;
        endConditions(j);
    }

    /** Ends every condition, in the book and in what the rules remember. */
    static void endConditions(Judgement j) {
        AlarmBook.endAll(j.telling());
        j.state().zones.values().forEach(zone -> zone.depth.clear());
        for (PenTrack pen : j.state().pens.values()) {
            pen.deepIn.clear();
            TechnicalRules.conditionsEnded(pen);
        }
    }

    static void tick(Judgement j) {
        if (j.now() >= abandonedAt(j.state())) {
            if (j.state().closed) {
                endConditions(j);
            } else {
                close(j, lastKnownAt(j.state()));
            }
        }
    }

    /** The pen's time of the last that was heard of a session. */
    private static long lastKnownAt(SessionState state) {
        return state.pens.values().stream()
                .mapToLong(pen -> pen.newestAt)
                .reduce(state.openedAt, Math::max);
    }

    /** Wall time at which silence ends what is still going on. */
    static long abandonedAt(SessionState state) {
        boolean goingOn =
                !state.closed || state.pens.values().stream().anyMatch(p -> !p.deepIn.isEmpty());
        return goingOn ? state.lastMessageAt + ABANDONED_AFTER : AlarmClock.NEVER;
    }

    /** Wall time from which nothing of it need be remembered. */
    static long forgottenAt(SessionState state) {
        return state.closed && state.alarms.byId.isEmpty()
                ? Math.max(state.closedWallAt, state.lastMessageAt) + REMEMBERED_FOR
                : AlarmClock.NEVER;
    }
}
