package dev.needlewatch.streamjobs.rules.technical;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmKind;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.SessionRules;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session in which one pen works, ten readings a second; only technical alarms are kept. */
final class TechnicalBench {
    static final long START = 1_795_377_800_000L;
    static final double NOMINAL = 7_000;

    private static final Set<AlarmKind> KEPT = EnumSet.of(AlarmKind.TECHNICAL);

    final SessionRules rules = new SessionRules();
    final SessionState state = SessionState.of(Owner.session("lyon", "s-1"));
    final List<Alarm> alarms = new ArrayList<>();

    long now = START;
    long at = START;
    long boot = 7;
    long seq;
    String pen = "pen-3";
    boolean contact = true;
    double depthMm = 0.5;
    @Nullable Double setDepthMm;

    static TechnicalBench unopened() {
        return new TechnicalBench();
    }

    static TechnicalBench opened() {
        return unopened().open();
    }

    TechnicalBench open() {
        return event(
                new SessionEvent.Opened(
                        7,
                        0,
                        START,
                        "s-1",
                        Treatment.MEDICAL,
                        Indication.REJUVENATION,
                        "c-1",
                        "t-1",
                        null,
                        null,
                        null,
                        null,
                        List.of()));
    }

    /** A session opened by a pen that declares its nominal speed. */
    static TechnicalBench nominal() {
        TechnicalBench bench = opened();
        bench.sign(new Sign.NominalSpeed("s-1", "pen-3", NOMINAL));
        return bench;
    }

    TechnicalBench speeds(double... rpm) {
        for (double speed : rpm) {
            tick(100);
            take(reading(seq++, at, speed), false);
        }
        return this;
    }

    /** Readings of one speed for so long, the first a tenth of a second from now. */
    TechnicalBench speedFor(double rpm, long ms) {
        for (long t = 0; t < ms; t += 100) {
            speeds(rpm);
        }
        return this;
    }

    TechnicalBench lifted(double rpm) {
        contact = false;
        speeds(rpm);
        contact = true;
        return this;
    }

    TechnicalBench late(long ago, double rpm) {
        take(reading(seq - ago / 100, at - ago, rpm), true);
        return this;
    }

    Reading reading(long seqOf, long atOf, double rpm) {
        return new Reading(
                boot,
                seqOf,
                atOf,
                "s-1",
                "cheek",
                null,
                depthMm,
                setDepthMm,
                rpm,
                null,
                contact,
                null,
                null);
    }

    void take(Reading reading, boolean late) {
        if (late) {
            rules.lateReading(state, pen, reading, now, this::keep);
        } else {
            rules.reading(state, pen, reading, now, this::keep);
        }
    }

    TechnicalBench event(SessionEvent event) {
        rules.event(state, pen, event, now, this::keep);
        return this;
    }

    TechnicalBench closed() {
        return event(new SessionEvent.Closed(7, seq++, at, "s-1", null));
    }

    TechnicalBench sign(Sign sign) {
        rules.sign(state, sign, now, this::keep);
        return this;
    }

    TechnicalBench tick(long ms) {
        now += ms;
        at += ms;
        rules.tick(state, now, this::keep);
        return this;
    }

    private void keep(Alarm alarm) {
        if (KEPT.contains(alarm.kind())) {
            alarms.add(alarm);
        }
    }

    /** Each change as "CODE event presence priority". */
    List<String> told() {
        return alarms.stream()
                .map(
                        a ->
                                a.code()
                                        + " "
                                        + a.event().wire()
                                        + " "
                                        + a.presence().wire()
                                        + " "
                                        + a.priority().wire())
                .toList();
    }

    Alarm last() {
        return alarms.get(alarms.size() - 1);
    }
}
