package dev.needlewatch.streamjobs.rules.pen;

import static dev.needlewatch.streamjobs.rules.sequence.SeenSequence.Answer.DUPLICATE;
import static dev.needlewatch.streamjobs.rules.sequence.SeenSequence.Answer.LATE;

import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.AlarmClock;
import dev.needlewatch.streamjobs.rules.sequence.BootSequences;
import dev.needlewatch.streamjobs.rules.sequence.SeenSequence;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import java.util.Map;
import java.util.Objects;

/**
 * The rules of one pen, ahead of all sessions: a pure function of state and event. They drop what
 * was sent before, keep the pen's own alarms, and tell the session it works in what it must know.
 * The state given is changed in place and is the new state. Not thread-safe; one instance serves
 * any number of states.
 */
public final class PenRules {
    private static final long HOUR = 60 * 60 * 1_000L;

    /** A pen of which nothing is heard for so long has no condition any more, ms. */
    static final long ABANDONED_AFTER = 4 * HOUR;

    /** A pen is remembered for so long after it was heard of last, ms. */
    static final long REMEMBERED_FOR = 24 * HOUR;

    private static final int MOST_SESSIONS = 8;

    private long watchingSince = Long.MIN_VALUE / 2;
    private String limitsVersion = LimitsTable.DEFAULTS.version();

    /**
     * From when on pens could be heard, wall time, ms: after a restart their silence before it was
     * not theirs.
     */
    public void watchingSince(long now) {
        watchingSince = now;
    }

    /**
     * Something is done only {@code now} that was due before: messages wait behind it, and no pen
     * is silent that may be heard among them. Each message of a backlog would otherwise end its
     * pen's silence and begin it again, and the job would never get over it.
     *
     * @param due wall time at which it arrived or was to be done, ms
     */
    public void waited(long due, long now) {
        if (now - due > Silence.BEHIND_MS) {
            watchingSince = Math.max(watchingSince, now);
        }
    }

    /** The version of the limits in force, which all following alarms name. */
    public void limits(String version) {
        limitsVersion = version;
    }

    /**
     * A message of a pen, or of a tablet in its name.
     *
     * @param retained whether the broker had kept it from before
     * @param now wall time of its arrival, ms since the Unix epoch
     */
    public Intake message(
            PenState state, PenMessage message, boolean retained, long now, PenOutput out) {
        PenJudgement j = new PenJudgement(state, limitsVersion, now, out);
        Intake intake;
        if (message instanceof Reading reading) {
            intake = reading(j, reading);
        } else if (message instanceof SessionEvent event) {
            intake = event(j, event);
        } else if (message instanceof LogLine line) {
            intake = log(j, line);
        } else {
            intake = Statuses.judge(j, (PenStatus) message, retained);
        }
        if (intake != Intake.DUPLICATE) {
            state.lastMessageAt = Math.max(state.lastMessageAt, now);
        }
        return intake;
    }

    /** A payload on one of the pen's topics could not be used; {@code now} is wall time, ms. */
    public void rejected(PenState state, long now, PenOutput out) {
        state.lastMessageAt = Math.max(state.lastMessageAt, now);
        Bursts.rejected(new PenJudgement(state, limitsVersion, now, out));
    }

    /** A command of a screen for an alarm of this pen. */
    public Intake command(PenState state, AlarmCommand command, long now, PenOutput out) {
        if (command.action() == AlarmAction.ACKNOWLEDGE) {
            return AlarmBook.acknowledge(
                    new PenJudgement(state, limitsVersion, now, out).telling(), command);
        }
        // Pausing the sound is the screens' own affair; here it only must name an alarm.
        return state.alarms.byId.containsKey(command.alarm())
                ? Intake.ACCEPTED
                : Intake.UNKNOWN_ALARM;
    }

    /** Lets wall time pass; to be called at {@link #nextTick} or later. */
    public void tick(PenState state, long now, PenOutput out) {
        PenJudgement j = new PenJudgement(state, limitsVersion, now, out);
        Silence.tick(j, watchingSince);
        ReadingsLost.tick(j);
        Bursts.tick(j);
        AlarmClock.tick(j.telling());
        if (now >= abandonedAt(state)) {
            AlarmBook.endAll(j.telling());
            state.clock = new ClockTrack();
        }
    }

    /** Wall time of the next {@link #tick} that will have something to do, ms. */
    public long nextTick(PenState state) {
        long windows = Math.min(Bursts.nextTick(state), ReadingsLost.nextTick(state.numbers));
        long silence = Silence.silentAt(state, watchingSince);
        long alarms = Math.min(AlarmClock.next(state.alarms), abandonedAt(state));
        return Math.min(Math.min(windows, silence), Math.min(alarms, forgottenAt(state)));
    }

    /** Whether nothing of the state need be kept at that wall time. */
    public boolean forgettable(PenState state, long now) {
        return now >= forgottenAt(state);
    }

    private static long abandonedAt(PenState state) {
        return state.alarms.byId.isEmpty()
                ? AlarmClock.NEVER
                : state.lastMessageAt + ABANDONED_AFTER;
    }

    private static long forgottenAt(PenState state) {
        return state.alarms.byId.isEmpty()
                ? state.lastMessageAt + REMEMBERED_FOR
                : AlarmClock.NEVER;
    }

    private static Intake reading(PenJudgement j, Reading reading) {
        PenState state = j.state();
        SeenSequence.Answer answer = state.readings.see(reading.boot(), reading.seq());
        if (answer == DUPLICATE) {
            return Intake.DUPLICATE;
        }
        boolean lower = reading.boot() < state.boot;
        boolean present = lower && LowerBoots.present(state, reading);
        ReadingsLost.reading(j, reading);
        if (!present && (answer == LATE || lower)) {
            return Intake.LATE;
        }
        LowerBoots.newest(state, reading.boot());
        state.alarms.session = reading.session();
        state.alarms.therapist =
                Objects.equals(state.openedSession, reading.session()) ? state.openedBy : null;
        Silence.heard(j, reading.boot(), reading.seq(), reading.at());
        Silence.where(state, reading);
        ClockSkew.judge(j, reading.boot(), reading.seq(), reading.at());
        Signs.reading(j, reading);
        return Intake.ACCEPTED;
    }

    private static Intake log(PenJudgement j, LogLine line) {
        PenState state = j.state();
        SeenSequence.Answer answer = state.logs.see(line.boot(), line.seq());
        if (answer == DUPLICATE) {
            return Intake.DUPLICATE;
        }
        ReadingsLost.other(j, line.boot(), line.seq());
        Bursts.log(j, line);
        if (answer == LATE || line.boot() < state.boot) {
            return Intake.LATE;
        }
        LowerBoots.newest(state, line.boot());
        Silence.heard(j, line.boot(), line.seq(), line.at());
        ClockSkew.judge(j, line.boot(), line.seq(), line.at());
        return Intake.ACCEPTED;
    }

    /**
     * A tablet may send these in the pen's name, by its own clock and count. So they say nothing of
     * the pen's clock, and are no sign of life from another boot, or after the pen's death.
     */
    private static Intake event(PenJudgement j, SessionEvent event) {
        PenState state = j.state();
        SeenSequence.Answer answer = events(state, event.session()).see(event.boot(), event.seq());
        if (answer == DUPLICATE) {
            return Intake.DUPLICATE;
        }
        if (event.boot() == state.numbers.boot) {
            ReadingsLost.other(j, event.boot(), event.seq());
        }
        if (event instanceof SessionEvent.Opened opened) {
            Signs.opened(j, opened);
        } else if (event instanceof SessionEvent.Closed closed) {
            Silence.closed(state, closed.session());
        }
        boolean own = event.boot() == state.boot && state.status.death == null;
        if (own && answer != LATE) {
            Silence.heard(j, event.boot(), event.seq(), event.at());
        }
        return answer == LATE ? Intake.LATE : Intake.ACCEPTED;
    }

    private static BootSequences events(PenState state, String session) {
        Map<String, BootSequences> bySession = state.events;
        BootSequences seen = bySession.remove(session);
        if (seen == null && bySession.size() >= MOST_SESSIONS) {
            bySession.remove(bySession.keySet().iterator().next());
        }
        BootSequences kept = seen == null ? new BootSequences() : seen;
        bySession.put(session, kept);
        return kept;
    }
}
