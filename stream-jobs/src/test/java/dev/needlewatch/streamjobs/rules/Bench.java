package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
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
import dev.needlewatch.streamjobs.rules.signal.Intake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session on the bench: readings go in a tenth of a second apart, alarms are kept. */
final class Bench {
    static final long START = 1_795_377_800_000L;

    final SessionRules rules = new SessionRules();
    final SessionState state = SessionState.of(Owner.session("lyon", "s-1"));
    final List<Alarm> alarms = new ArrayList<>();

    private final Map<String, BootSequences> seen = new HashMap<>();
    private long now = START;
    private long seq;
    private String pen = "pen-3";
    private @Nullable String area = "cheek";
    private @Nullable String zone;

    static Bench medical() {
        return new Bench().opened(Treatment.MEDICAL, Indication.REJUVENATION, null, null);
    }

    static Bench cosmetic() {
        return new Bench().opened(Treatment.COSMETIC, Indication.REJUVENATION, null, null);
    }

    Bench opened(
            Treatment treatment,
            Indication indication,
            @Nullable Skin skin,
            @Nullable Integer fitzpatrick) {
        event(
                new SessionEvent.Opened(
                        1,
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
                        List.of()));
        return this;
    }

    Bench approved(double depthMm) {
        event(new SessionEvent.TestArea(1, seq++, now, "s-1", Reaction.NONE, depthMm, null, null));
        return this;
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

    /** Needling readings of these depths. */
    Bench depths(double... depthsMm) {
        for (double depth : depthsMm) {
            take(reading(depth, 7_000, null));
        }
        return this;
    }

    /** Needling readings of one depth for so long. */
    Bench depthFor(double depthMm, long ms) {
        for (long t = 0; t < ms; t += 100) {
            depths(depthMm);
        }
        return this;
    }

    Bench lifted(double depthMm) {
        take(reading(depthMm, 0, null));
        return this;
    }

    Bench passes(int passes) {
        take(reading(0.1, 7_000, passes));
        return this;
    }

    Reading reading(double depthMm, double speedRpm, @Nullable Integer passes) {
        now += 100;
        return new Reading(
                1, seq++, now, "s-1", area, zone, depthMm, null, speedRpm, passes, true, null,
                null);
    }

    Intake take(Reading reading) {
        SeenSequence.Answer answer =
                seen.computeIfAbsent(pen, p -> new BootSequences())
                        .see(reading.boot(), reading.seq());
        if (answer == SeenSequence.Answer.DUPLICATE) {
            return Intake.DUPLICATE;
        }
        boolean late = answer == SeenSequence.Answer.LATE;
        return late
                ? rules.lateReading(state, pen, reading, now, alarms::add)
                : rules.reading(state, pen, reading, now, alarms::add);
    }

    Bench event(SessionEvent event) {
        rules.event(state, pen, event, now, alarms::add);
        return this;
    }

    Bench closed() {
        return event(new SessionEvent.Closed(1, seq++, now, "s-1", null));
    }

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

    /** Each change as "CODE event presence". */
    List<String> told() {
        return alarms.stream()
                .map(a -> a.code() + " " + a.event().wire() + " " + a.presence().wire())
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

    long now() {
        return now;
    }

    long nextSeq() {
        return seq;
    }
}
