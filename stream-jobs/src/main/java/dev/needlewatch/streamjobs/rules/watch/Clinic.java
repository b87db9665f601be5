package dev.needlewatch.streamjobs.rules.watch;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.SessionRules;
import dev.needlewatch.streamjobs.rules.Snapshots;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.pen.PenOutput;
import dev.needlewatch.streamjobs.rules.pen.PenRules;
import dev.needlewatch.streamjobs.rules.pen.PenState;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything known of one clinic: its pens, sessions, histories and limits. */
final class Clinic {
    /** A pen and its timer. */
    private record Pen(PenState state, Timers.Timer timer) {}

    /** A session, or a pen's stray readings, and its timer. */
    private record Session(SessionState state, Timers.Timer timer) {}

    private final String clinic;
    private final Timers timers;
    private final WatchOutput out;
    private final PenRules penRules = new PenRules();
    private final SessionRules sessionRules = new SessionRules();
    private final Histories histories;
    private final Map<String, Pen> pens = new LinkedHashMap<>();
    private final Map<Owner, Session> sessions = new LinkedHashMap<>();

    Clinic(String clinic, Timers timers, WatchOutput out) {
        this.clinic = clinic;
        this.timers = timers;
        this.out = out;
        histories = new Histories(timers, this::finding);
    }

    void limits(LimitsTable table) {
        sessionRules.limits(table);
        penRules.limits(table.version());
    }

    /** A message of a pen: first the pen is asked, then its session. */
    Intake message(String penId, PenMessage message, boolean retained, long now) {
        Pen pen = pen(penId);
        Intake intake = penRules.message(pen.state(), message, retained, now, outputAt(now));
        timers.by(pen.timer(), penRules.nextTick(pen.state()));
        if (intake == Intake.DUPLICATE) {
            return intake;
        }
        if (message instanceof Reading reading) {
            return reading(penId, reading, intake == Intake.LATE, now);
        }
        if (message instanceof SessionEvent event) {
            histories.event(event, now);
            Intake refused = event(penId, event, now);
            return refused.reason() != null ? refused : intake;
        }
        return intake;
    }

    void rejected(String penId, long now) {
        Pen pen = pen(penId);
        penRules.rejected(pen.state(), now, outputAt(now));
        timers.by(pen.timer(), penRules.nextTick(pen.state()));
    }

    /** A screen's command; one for an owner nobody knows must not make it known. */
    Intake command(Owner owner, AlarmCommand command, long now) {
        if (owner.kind() == Owner.Kind.DEVICE) {
            Pen pen = pens.get(owner.id());
            if (pen == null) {
                return Intake.UNKNOWN_ALARM;
            }
            Intake intake = penRules.command(pen.state(), command, now, outputAt(now));
            timers.by(pen.timer(), penRules.nextTick(pen.state()));
            return intake;
        }
        Session session = sessions.get(owner);
        if (session == null) {
            return Intake.UNKNOWN_ALARM;
        }
        Intake intake = sessionRules.command(session.state(), command, now, out::alarm);
        settle(session);
        return intake;
    }

    /** The sessions that are remembered, as they stand; stray readings are none. */
    List<SessionSnapshot> sessions(long now) {
        return sessions.values().stream()
                .map(Session::state)
                .filter(SessionState::bySession)
                .map(state -> Snapshots.of(state, sessionRules.limits(), now))
                .toList();
    }

    private Intake reading(String pen, Reading reading, boolean late, long now) {
        Session session = session(Owner.of(clinic, pen, reading));
        SessionState state = session.state();
        Intake intake =
                late
                        ? sessionRules.lateReading(state, pen, reading, now, out::alarm)
                        : sessionRules.reading(state, pen, reading, now, out::alarm);
        settle(session);
        return intake;
    }

    private Intake event(String pen, SessionEvent event, long now) {
        Session session = session(Owner.of(clinic, event));
        boolean closed = session.state().closed;
        Intake intake = sessionRules.event(session.state(), pen, event, now, out::alarm);
        tellClosed(session.state(), closed, now);
        settle(session);
        return intake;
    }

    private void finding(Finding finding, long now) {
        Session session = session(Owner.session(clinic, finding.session()));
        sessionRules.finding(session.state(), finding, now, out::alarm);
        settle(session);
    }

    private void sign(Sign sign, long now) {
        Session session = session(Owner.of(clinic, sign));
        sessionRules.sign(session.state(), sign, now, out::alarm);
        settle(session);
    }

    private void tickPen(String penId, long now) {
        Pen pen = pen(penId);
        penRules.tick(pen.state(), now, outputAt(now));
        if (penRules.forgettable(pen.state(), now)) {
            pens.remove(penId);
        } else {
            timers.by(pen.timer(), penRules.nextTick(pen.state()));
        }
    }

    private void tickSession(Owner owner, long now) {
        Session session = session(owner);
        boolean closed = session.state().closed;
        sessionRules.tick(session.state(), now, out::alarm);
        tellClosed(session.state(), closed, now);
        if (sessionRules.forgettable(session.state(), now)) {
            sessions.remove(owner);
        } else {
            settle(session);
        }
    }

    private void tellClosed(SessionState state, boolean before, long now) {
        if (state.closed && !before && state.bySession()) {
            out.closed(Snapshots.of(state, sessionRules.limits(), now));
        }
    }

    private void settle(Session session) {
        timers.by(session.timer(), sessionRules.nextTick(session.state()));
    }

    private Pen pen(String id) {
        Pen pen = pens.get(id);
        if (pen == null) {
            pen =
                    new Pen(
                            PenState.of(Owner.device(clinic, id)),
                            new Timers.Timer(now -> tickPen(id, now)));
            pens.put(id, pen);
        }
        return pen;
    }

    private Session session(Owner owner) {
        Session session = sessions.get(owner);
        if (session == null) {
            session =
                    new Session(
                            SessionState.of(owner),
                            new Timers.Timer(now -> tickSession(owner, now)));
            sessions.put(owner, session);
        }
        return session;
    }

    /** Hands on what a pen's rules say, at once: signs come ahead of the reading concerned. */
    private PenOutput outputAt(long now) {
        return new PenOutput() {
            @Override
            public void alarm(Alarm alarm) {
                out.alarm(alarm);
            }

            @Override
            public void sign(Sign sign) {
                Clinic.this.sign(sign, now);
            }

            @Override
            public void cartridge(CartridgeInUse use) {
                histories.cartridge(use, now);
            }
        };
    }
}
