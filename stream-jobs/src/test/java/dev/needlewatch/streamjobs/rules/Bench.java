package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.sequence.BootSequences;
import dev.needlewatch.streamjobs.rules.sequence.SeenSequence;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session on the bench: readings go in a tenth of a second apart, alarms are kept. The pen's
 * clock and the wall's are one.
 */
public final class Bench {
    static final long START = 1_795_377_800_000L;

    final SessionRules rules = new SessionRules();
    final SessionState state;
    final List<Alarm> alarms = new ArrayList<>();

    private final Map<String, BootSequences> seen = new HashMap<>();
    private long now = START;
    private long boot = 1;
    private long seq;
    private String pen = "pen-3";
    private @Nullable String session = "s-1";
    private @Nullable String area = "cheek";
    private @Nullable String zone;
    private @Nullable Double setMm;
    private double speedRpm = 7_000;
    private boolean contact = true;

    Bench() {
        this(Owner.session("lyon", "s-1"));
    }

    private Bench(Owner owner) {
        state = SessionState.of(owner);
    }

    /** A pen whose readings name no session. */
    static Bench stray() {
        Bench bench = new Bench(Owner.stray("lyon", "pen-3"));
        bench.session = null;
        return bench;
    }

    /** An open medical session, rejuvenation, its test area made. */
    static Bench medical() {
        return new Bench().opened(Treatment.MEDICAL).tested(Reaction.NONE, null);
    }

    /** An open cosmetic session. */
    static Bench cosmetic() {
        return new Bench().opened(Treatment.COSMETIC);
    }

    Bench opened(Treatment treatment) {
        return opened(treatment, Indication.REJUVENATION, null, null);
    }

    Bench opened(
            Treatment treatment,
            Indication indication,
            @Nullable Skin skin,
            @Nullable Integer fitzpatrick) {
        return event(opening(treatment, indication, skin, fitzpatrick));
    }

    SessionEvent.Opened opening(
            Treatment treatment,
            Indication indication,
            @Nullable Skin skin,
            @Nullable Integer fitzpatrick) {
        return new SessionEvent.Opened(
                boot,
                seq++,
                now,
                "s-1",
                treatment,
                indication,
                "c-1",
                "t-1",
                skin,
                fitzpatrick,
                null,
                null,
                List.of());
    }

    /** An opening that names a serum. */
    Bench openedWith(Treatment treatment, String serum) {
        SessionEvent.Opened o = opening(treatment, Indication.REJUVENATION, null, null);
        return event(
                new SessionEvent.Opened(
                        o.boot(),
                        o.seq(),
                        o.at(),
                        o.session(),
                        treatment,
                        o.indication(),
                        "c-1",
                        "t-1",
                        null,
                        null,
                        serum,
                        null,
                        List.of()));
    }

    Bench approved(double depthMm) {
        return event(
                new SessionEvent.TestArea(
                        boot, seq++, now, "s-1", Reaction.NONE, depthMm, null, null));
    }

    Bench tested(Reaction reaction, @Nullable String serum) {
        return event(
                new SessionEvent.TestArea(boot, seq++, now, "s-1", reaction, null, serum, null));
    }

    Bench bleeding(Bleeding bleeding, @Nullable String newArea) {
        return event(
                new SessionEvent.Observation(
                        boot, seq++, now, "s-1", null, null, bleeding, newArea, null));
    }

    Bench on(@Nullable String newArea, @Nullable String newZone) {
        area = newArea;
        zone = newZone;
        return this;
    }

    Bench with(String newPen) {
        pen = newPen;
        return this;
    }

    /** What the dial says from now on; null if it says nothing. */
    Bench dial(@Nullable Double mm) {
        setMm = mm;
        return this;
    }

    Bench contact(boolean onSkin) {
        contact = onSkin;
        return this;
    }

    Bench motor(double rpm) {
        speedRpm = rpm;
        return this;
    }

    /** The pen starts again: a new boot, numbers from 0. */
    Bench rebooted() {
        boot++;
        seq = 0;
        return this;
    }

    /** Limits from now on. */
    Bench limits(LimitsTable table) {
        rules.limits(table);
        return this;
    }

    /** Needling readings of these depths. */
    Bench depths(double... depthsMm) {
        for (double depth : depthsMm) {
            take(reading(depth, speedRpm, null));
        }
        return this;
    }

    /** Readings of one depth for so long. */
    Bench depthFor(double depth, long ms) {
        for (long t = 0; t < ms; t += 100) {
            depths(depth);
        }
        return this;
    }

    /** Shallow readings for so long. */
    Bench needlingFor(long ms) {
        return depthFor(0.1, ms);
    }

    Bench lifted(double depth) {
        take(reading(depth, 0, null));
        return this;
    }

    Bench passes(int passes) {
        take(reading(0.1, 7_000, passes));
        return this;
    }

    /** One reading of a glide along a strip. */
    Bench glide(int strip, Direction direction) {
        take(gliding(strip, direction));
        return this;
    }

    Reading gliding(int strip, Direction direction) {
        Reading r = reading(0.1, 7_000, null);
        return new Reading(
                r.boot(), r.seq(), r.at(), session, area, zone, 0.1, setMm, 7_000, null, contact,
                strip, direction);
    }

    Reading reading(double depth, double speed, @Nullable Integer passes) {
        now += 100;
        return new Reading(
                boot, seq++, now, session, area, zone, depth, setMm, speed, passes, contact, null,
                null);
    }

    Intake take(Reading reading) {
        SeenSequence.Answer answer =
                seen.computeIfAbsent(pen, p -> new BootSequences())
                        .see(reading.boot(), reading.seq());
        if (answer == SeenSequence.Answer.DUPLICATE) {
            return Intake.DUPLICATE;
        }
        return answer == SeenSequence.Answer.LATE
                ? rules.lateReading(state, pen, reading, now, alarms::add)
                : rules.reading(state, pen, reading, now, alarms::add);
    }

    Bench event(SessionEvent event) {
        rules.event(state, pen, event, now, alarms::add);
        return this;
    }

    Bench finding(Finding finding) {
        rules.finding(state, finding, now, alarms::add);
        return this;
    }

    Bench sign(Sign sign) {
        rules.sign(state, sign, now, alarms::add);
        return this;
    }

    Bench closed() {
        return closed(0);
    }

    /** Closed by a clock so far ahead of the pens', ms. */
    Bench closed(long ahead) {
        return event(new SessionEvent.Closed(boot, seq++, now + ahead, "s-1", null));
    }

    /** Nothing comes for so long. */
    Bench idle(long ms) {
        long until = now + ms;
        while (rules.nextTick(state) <= until) {
            now = Math.max(now, rules.nextTick(state));
            rules.tick(state, now, alarms::add);
            if (rules.forgettable(state, now)) {
                break;
            }
        }
        now = until;
        return this;
    }

    Intake acknowledge(String id) {
        return rules.command(
                state,
                new AlarmCommand(id, AlarmAction.ACKNOWLEDGE, "t-1", null, now),
                now,
                alarms::add);
    }

    /** Acknowledges the alarm of a code. */
    Bench acknowledge(AlarmCode code) {
        acknowledge(last(code).id());
        return this;
    }

    /** Each change as "CODE event presence". */
    List<String> told() {
        return alarms.stream()
                .map(a -> a.code() + " " + a.event().wire() + " " + a.presence().wire())
                .toList();
    }

    /** Each change of a code as "event presence". */
    List<String> told(AlarmCode code) {
        return alarms.stream()
                .filter(a -> a.code() == code)
                .map(a -> a.event().wire() + " " + a.presence().wire())
                .toList();
    }

    List<AlarmCode> raised() {
        return alarms.stream()
                .filter(a -> a.event() == AlarmEvent.RAISED)
                .map(Alarm::code)
                .toList();
    }

    Alarm last() {
        return alarms.get(alarms.size() - 1);
    }

    /** The last change of a code. */
    Alarm last(AlarmCode code) {
        Alarm last = null;
        for (Alarm alarm : alarms) {
            last = alarm.code() == code ? alarm : last;
        }
        return Objects.requireNonNull(last, () -> "no " + code + " in " + told());
    }

    long now() {
        return now;
    }

    long nextSeq() {
        return seq;
    }
}
