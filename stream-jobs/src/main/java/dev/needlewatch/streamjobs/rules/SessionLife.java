package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.clinic.TestAreaResult;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.AlarmClock;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.AlarmState;
import dev.needlewatch.streamjobs.rules.client.Bleeding;
import dev.needlewatch.streamjobs.rules.client.CourseComplete;
import dev.needlewatch.streamjobs.rules.client.SerumNotApproved;
import dev.needlewatch.streamjobs.rules.client.TreatmentTooSoon;
import dev.needlewatch.streamjobs.rules.passes.PassRules;
import dev.needlewatch.streamjobs.rules.procedure.NoSession;
import dev.needlewatch.streamjobs.rules.procedure.SessionTime;
import dev.needlewatch.streamjobs.rules.procedure.TestAreaMissing;
import dev.needlewatch.streamjobs.rules.session.ClosingTime;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.technical.TechnicalRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The life of a session: opened, its events, closed, abandoned, forgotten. */
final class SessionLife {
    /** A session with no message for so long closes by itself, ms. */
    static final long ABANDONED_AFTER = 4 * 60 * 60 * 1_000L;

    /** A closed session's id is remembered for so long, ms. */
    static final long REMEMBERED_FOR = 24 * 60 * 60 * 1_000L;

    private SessionLife() {}

    static Intake event(Judgement j, String pen, SessionEvent event) {
        SessionState state = j.state();
        if (state.closed) {
            return Intake.SESSION_CLOSED;
        }
        if (event instanceof SessionEvent.Opened opened) {
            if (state.opened) {
                return Intake.SESSION_OPEN;
            }
            opened(j, pen, opened);
        } else if (event instanceof SessionEvent.PhaseBegun begun) {
            state.phase = begun.phase();
        } else if (event instanceof SessionEvent.TestArea test) {
            tested(j, test);
        } else if (event instanceof SessionEvent.Observation seen) {
            Bleeding.observed(j, pen, seen);
        } else if (event instanceof SessionEvent.Closed closed) {
            if (state.opened) {
                state.outcome = closed.outcome();
                close(j, notAhead(j, closed.at()));
            } else {
                endConditions(j); // one that was never opened may still be
                PassRules.untold(state);
            }
        }
        SessionTime.judge(j, new AlarmId.Origin(pen, event.boot(), event.seq()), event.at());
        return Intake.ACCEPTED;
    }

    private static void opened(Judgement j, String pen, SessionEvent.Opened opened) {
        SessionState state = j.state();
        state.opened = true;
        state.openedAt = opened.at();
        state.openedBy = new AlarmId.Origin(pen, opened.boot(), opened.seq());
        state.declaration = state.declaration.opened(opened);
        state.client = opened.client();
        state.serum = opened.serum();
        state.alarms.therapist = opened.therapist();
        NoSession.opened(j);
        PassRules.declared(j, state.declaration, state.openedBy, opened.at());
        TestAreaMissing.opened(j);
        Bleeding.opened(j);
        TreatmentTooSoon.judge(j);
        CourseComplete.judge(j);
        SerumNotApproved.judge(j);
        TechnicalRules.opened(j);
    }

    private static void tested(Judgement j, SessionEvent.TestArea test) {
        SessionState state = j.state();
        state.declaration = state.declaration.tested(test);
        state.testArea =
                new TestAreaResult(
                        test.reaction(), test.approvedDepthMm(), test.serum(), test.comfort());
        TestAreaMissing.tested(j);
        SerumNotApproved.tested(j, test);
    }

    private static long notAhead(Judgement j, long at) {
        return ClosingTime.of(
                at,
                j.state().pens.values().stream()
                        .filter(PenTrack::read)
                        .mapToLong(pen -> pen.timeAt(j.now())),
                j.now());
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
        SessionState state = j.state();
        state.testAreaMissing = false;
        state.history.cartridges.values().forEach(cartridge -> cartridge.reused = null);
        state.zones.values().forEach(zone -> zone.depth.clear());
        for (PenTrack pen : state.pens.values()) {
            pen.endConditions();
            TechnicalRules.conditionsEnded(pen);
        }
    }

    /**
     * The alarms of a closed session whose condition is present: of what came after the closing.
     */
    static Set<String> going(SessionState state) {
        return state.alarms.byId.values().stream()
                .filter(alarm -> alarm.presence != Presence.LATCHED)
                .map(alarm -> alarm.id)
                .collect(Collectors.toSet());
    }

    /**
     * The same for a reading from before the closing: what is latched is so already, and need not
     * be told to come and go again, unless it became more urgent.
     */
    static Judgement afterwards(Judgement j) {
        Map<String, Priority> latched =
                j.state().alarms.byId.values().stream()
                        .filter(alarm -> alarm.presence == Presence.LATCHED)
                        .collect(Collectors.toMap(alarm -> alarm.id, alarm -> alarm.priority));
        Consumer<Alarm> out = j.out();
        return new Judgement(
                j.state(),
                j.table(),
                j.now(),
                alarm -> {
                    if (latched.get(alarm.id()) != alarm.priority()) {
                        out.accept(alarm);
                    }
                });
    }

    /** Ends what a reading from before the closing began; what came after it goes on. */
    static void endWhatBegan(Judgement j, Set<String> going) {
        if (going.isEmpty()) {
            endConditions(j);
            return;
        }
        for (AlarmState alarm : List.copyOf(j.state().alarms.byId.values())) {
            if (!going.contains(alarm.id)) {
                AlarmBook.end(j.telling(), alarm);
            }
        }
    }

    static void tick(Judgement j) {
        NoSession.tick(j);
        if (j.now() < abandonedAt(j.state())) {
            return;
        }
        if (j.state().closed) {
            endConditions(j);
        } else {
            j.state().outcome = Outcome.ABANDONED;
            close(j, lastKnownAt(j.state()));
        }
    }

    /** The pen's time of the last that was heard of a session. */
    static long lastKnownAt(SessionState state) {
        return state.pens.values().stream()
                .mapToLong(pen -> pen.newestAt)
                .reduce(state.openedAt, Math::max);
    }

    /** Wall time at which silence ends what is still going on. */
    static long abandonedAt(SessionState state) {
        return !state.closed || conditionPresent(state)
                ? state.lastMessageAt + ABANDONED_AFTER
                : AlarmClock.NEVER;
    }

    private static boolean conditionPresent(SessionState state) {
        return state.alarms.byId.values().stream()
                        .anyMatch(alarm -> alarm.presence != Presence.LATCHED)
                || state.pens.values().stream().anyMatch(pen -> !pen.deepIn.isEmpty());
    }

    /** Wall time from which nothing of it need be remembered. */
    static long forgottenAt(SessionState state) {
        return state.closed && state.alarms.byId.isEmpty()
                ? Math.max(state.closedWallAt, state.lastMessageAt) + REMEMBERED_FOR
                : AlarmClock.NEVER;
    }
}
