package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.AlarmClock;
import dev.needlewatch.streamjobs.rules.client.CartridgeReused;
import dev.needlewatch.streamjobs.rules.client.CourseComplete;
import dev.needlewatch.streamjobs.rules.client.SerumNotApproved;
import dev.needlewatch.streamjobs.rules.client.TreatmentTooSoon;
import dev.needlewatch.streamjobs.rules.depth.DepthRules;
import dev.needlewatch.streamjobs.rules.passes.PassRules;
import dev.needlewatch.streamjobs.rules.passes.StripRepeated;
import dev.needlewatch.streamjobs.rules.procedure.AreaNotSet;
import dev.needlewatch.streamjobs.rules.procedure.NeedlingTime;
import dev.needlewatch.streamjobs.rules.procedure.NoSession;
import dev.needlewatch.streamjobs.rules.procedure.SessionTime;
import dev.needlewatch.streamjobs.rules.procedure.TestAreaMissing;
import dev.needlewatch.streamjobs.rules.session.Declaration;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.session.Work;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import dev.needlewatch.streamjobs.rules.technical.TechnicalRules;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The rules of one session (or of one pen whose readings name none): a pure function of state,
 * event and limits. The state given is changed in place and is the new state; alarms go to the
 * consumer in the order they change. Not thread-safe; one instance serves any number of states.
 */
public final class SessionRules {
    private LimitsTable table = LimitsTable.DEFAULTS;

    /** The limits all following events are judged by. */
    public void limits(LimitsTable inForce) {
        table = inForce;
    }

    /**
     * A reading of a pen, the newest of it so far.
     *
     * @param now wall time of its arrival, ms since the Unix epoch
     */
    public Intake reading(
            SessionState state, String pen, Reading reading, long now, Consumer<Alarm> out) {
        return judge(new Judgement(state, table, now, out), pen, reading, false);
    }

    /** A reading of a pen that a newer one overtook; otherwise as {@link #reading}. */
    public Intake lateReading(
            SessionState state, String pen, Reading reading, long now, Consumer<Alarm> out) {
        return judge(new Judgement(state, table, now, out), pen, reading, true);
    }

    private static Intake judge(Judgement j, String penId, Reading reading, boolean late) {
        SessionState state = j.state();
        PenTrack pen = state.pen(penId);
        pen.seeReading(reading.boot(), late);
        resume(state, j.now());
        boolean over = state.closed && reading.at() > state.closedAt;
        Work work = place(j, pen, reading, over);
        if (state.closed && !over) {
            Set<String> going = SessionLife.going(state);
            Judgement afterwards = SessionLife.afterwards(j);
            anywhere(afterwards, work, late);
            SessionLife.endWhatBegan(afterwards, going);
        } else {
            anywhere(j, work, late);
            if (!state.closed) {
                goesOn(j, work);
            }
            if (work.newest() && (over || !state.opened)) {
                NoSession.judge(j, work);
            }
        }
        if (work.newest()) {
            pen.newestNeedling = reading.needling();
            state.zoneNow = work.zone().key();
            state.depthMm = reading.depthMm();
            state.speedRpm = reading.speedRpm();
            state.contact = reading.contact();
        }
        return late ? Intake.LATE : Intake.ACCEPTED;
    }

    /** What matters in any session, and in none. */
    private static void anywhere(Judgement j, Work work, boolean late) {
        PassRules.judge(j, work);
        StripRepeated.judge(j, work);
        DepthRules.judge(j, work);
        TechnicalRules.judge(j, work.pen(), work.reading(), late);
    }

    /** Puts a reading in its place among those of its pen. */
    private static Work place(Judgement j, PenTrack pen, Reading reading, boolean over) {
        SessionState state = j.state();
        Declaration declared = over ? Declaration.UNDECLARED : state.declaration;
        ZoneTrack zone = pen.zone(state, reading, j.table());
        boolean newest = reading.boot() == pen.recentBoot && pen.recent.follows(reading.seq());
        int place = reading.boot() == pen.recentBoot ? pen.recent.insert(reading, zone) : -1;
        long needlingMs = newest ? NeedlingTime.added(pen, reading) : 0;
        if (newest) {
            pen.newestAt = reading.at();
            pen.newestWallAt = j.now();
        }
        return new Work(pen, zone, reading, declared, place, newest, needlingMs);
    }

    /** What only matters while a session is not closed. */
    private static void goesOn(Judgement j, Work work) {
        NeedlingTime.judge(j, work);
        SerumNotApproved.judge(j, work);
        if (work.newest()) {
            TestAreaMissing.judge(j, work);
            AreaNotSet.judge(j, work);
            SessionTime.judge(j, work.by(), work.reading().at());
        }
    }

    /** A session event, from a pen or from a tablet in its name. */
    public Intake event(
            SessionState state, String penId, SessionEvent event, long now, Consumer<Alarm> out) {
        state.lastMessageAt = now;
        return SessionLife.event(new Judgement(state, table, now, out), penId, event);
    }

    /** What the rules of a pen tell this session about it; the pen need not be known yet. */
    public void sign(SessionState state, Sign sign, long now, Consumer<Alarm> out) {
        Judgement j = new Judgement(state, table, now, out);
        noticed(state, now);
        PenTrack pen = state.pen(sign.pen());
        if (sign instanceof Sign.NominalSpeed speed) {
            TechnicalRules.nominalSpeed(j, pen, speed);
        } else if (sign instanceof Sign.PenSilent silent) {
            TechnicalRules.silent(j, pen, silent);
        } else if (sign instanceof Sign.PenBack back) {
            TechnicalRules.back(j, pen, back);
        } else if (!state.closed) {
            SessionLife.close(j, SessionLife.lastKnownAt(state)); // it needles with a session now
        }
    }

    /** What the history of a client or a cartridge answers. */
    public void finding(SessionState state, Finding finding, long now, Consumer<Alarm> out) {
        noticed(state, now);
        Judgement j = new Judgement(state, table, now, out);
        if (finding instanceof Finding.SessionInterval interval) {
            TreatmentTooSoon.found(j, interval);
        } else if (finding instanceof Finding.CourseLength course) {
            CourseComplete.found(j, course);
        } else if (finding instanceof Finding.SerumReaction reaction) {
            SerumNotApproved.found(j, reaction);
        } else if (finding instanceof Finding.CartridgeVerdict verdict) {
            CartridgeReused.found(j, verdict);
        }
    }

    /** A command of a therapist's screen for an alarm of this session. */
    public Intake command(SessionState state, AlarmCommand command, long now, Consumer<Alarm> out) {
        if (command.action() == AlarmAction.ACKNOWLEDGE) {
            return AlarmBook.acknowledge(new Judgement(state, table, now, out).telling(), command);
        }
        // Pausing the sound is the screens' own affair; here it only must name an alarm.
        return state.alarms.byId.containsKey(command.alarm())
                ? Intake.ACCEPTED
                : Intake.UNKNOWN_ALARM;
    }

    /** Lets wall time pass; to be called at {@link #nextTick} or later. */
    public void tick(SessionState state, long now, Consumer<Alarm> out) {
        Judgement j = new Judgement(state, table, now, out);
        SessionLife.tick(j);
        AlarmClock.tick(j.telling());
    }

    /** Wall time of the next {@link #tick} that will have something to do, ms. */
    public long nextTick(SessionState state) {
        return Math.min(
                Math.min(AlarmClock.next(state.alarms), NoSession.next(state)),
                Math.min(SessionLife.abandonedAt(state), SessionLife.forgottenAt(state)));
    }

    /** Whether nothing of the state need be kept at that wall time. */
    public boolean forgettable(SessionState state, long now) {
        return now >= SessionLife.forgottenAt(state);
    }

    /** Notes that something came; a pen that fell silent and comes back begins anew. */
    private static void resume(SessionState state, long now) {
        state.lastMessageAt = now;
        if (!state.bySession() && state.closed) {
            state.closed = false;
            state.alarms.latchedUntil = AlarmClock.NEVER;
        }
    }

    /** What is told of a session nobody has heard of begins its four hours. */
    private static void noticed(SessionState state, long now) {
        if (state.lastMessageAt == 0) {
            state.lastMessageAt = now;
        }
    }

    /** The limits in force. */
    public LimitsTable limits() {
        return table;
    }
}
