package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A session made up by hand: a reading every 100 ms, beginning at time 0 with the opening. */
public final class Tape {
    static final Set<AlarmCode> DEPTHS_AND_PASSES =
            Set.of(
                    AlarmCode.DEPTH_ABOVE_LIMIT,
                    AlarmCode.DEPTH_ABOVE_WARNING,
                    AlarmCode.PASSES_NEAR_LIMIT,
                    AlarmCode.PASSES_ABOVE_LIMIT);

    private final List<Transcript.Entry> entries = new ArrayList<>();
    private final Map<String, Long> seqs = new HashMap<>();
    private String pen = "pen-1";
    private long boot = 1;
    private String area = "cheek";
    private String zone = "left";
    private Integer passes = 1;
    private boolean contact = true;
    private double speedRpm = 7_000;
    private Double dialMm;
    private Integer strip;
    private Direction direction;
    private String session = "s-1";
    private int tickMs = 100;
    private long clockOffMs;
    private final List<Published> statuses = new ArrayList<>();
    private long now;

    static Tape medical() {
        return opened(Treatment.MEDICAL, Indication.REJUVENATION, Skin.NORMAL, 2);
    }

    static Tape cosmetic() {
        return opened(Treatment.COSMETIC, Indication.REJUVENATION, Skin.NORMAL, 2);
    }

    static Tape opened(Treatment treatment, Indication indication, Skin skin, int fitzpatrick) {
        Tape tape = new Tape();
        tape.add(
                new SessionEvent.Opened(
                        1,
                        tape.seq(),
                        0,
                        "s-1",
                        treatment,
                        indication,
                        null,
                        null,
                        skin,
                        fitzpatrick,
                        null,
                        null,
                        List.of()));
        return tape;
    }

    static Tape neverOpened() {
        return new Tape();
    }

    /** A session's opening as it likes; without any, there is nothing on the tape yet. */
    Tape opens(Opening opening) {
        session = opening.session;
        return add(
                new SessionEvent.Opened(
                        boot,
                        seq(),
                        opening.at == null ? now : opening.at,
                        opening.session,
                        opening.treatment,
                        Indication.REJUVENATION,
                        opening.client,
                        null,
                        Skin.NORMAL,
                        2,
                        opening.serum,
                        opening.cartridge,
                        List.of()));
    }

    /** Readings name this session from now on; null for none. */
    Tape session(String id) {
        session = id;
        return this;
    }

    /** The dial from now on; null lets it say what is measured. */
    Tape dial(Double mm) {
        dialMm = mm;
        return this;
    }

    Tape strip(Integer line, Direction way) {
        strip = line;
        direction = way;
        return this;
    }

    /** From now on a reading every so many milliseconds. */
    Tape every(int ms) {
        tickMs = ms;
        return this;
    }

    /** The pen's clock is so much fast from now on. */
    Tape clockOff(long ms) {
        clockOffMs = ms;
        return this;
    }

    /** Nothing happens for a while. */
    Tape quiet(long ms) {
        now += ms;
        return this;
    }

    /** So many sequence numbers are used up, and what bore them never comes. */
    Tape loses(int messages) {
        for (int i = 0; i < messages; i++) {
            now += tickMs;
            seq();
        }
        return this;
    }

    Tape status(Double batteryPct, String cartridge, Double nominalRpm) {
        return told(
                new PenStatus(
                        PenState.ONLINE, boot, now, null, null, batteryPct, cartridge, nominalRpm),
                Published.Kind.FIRST);
    }

    Tape will() {
        return told(
                new PenStatus(PenState.OFFLINE, boot, 0, null, null, null, null, null),
                Published.Kind.WILL);
    }

    Tape garbage() {
        statuses.add(new Published(now, pen, null, Published.Kind.GARBAGE));
        return this;
    }

    private Tape told(PenStatus status, Published.Kind kind) {
        statuses.add(new Published(now, pen, status, kind));
        return this;
    }

    Tape logs(LogLevel level) {
        statuses.add(
                new Published(
                        now,
                        pen,
                        new LogLine(boot, seq(), now + clockOffMs, level, "bus timeout", null),
                        Published.Kind.FIRST));
        return this;
    }

    Tape sees(Bleeding bleeding) {
        now += 100;
        return add(
                new SessionEvent.Observation(
                        boot, seq(), now + clockOffMs, session, null, null, bleeding, null, null));
    }

    Tape tests(Reaction reaction, String serum) {
        now += 100;
        return add(
                new SessionEvent.TestArea(boot, seq(), now, session, reaction, null, serum, null));
    }

    Tape pen(String id) {
        pen = id;
        return this;
    }

    Tape reboot() {
        boot++;
        return this;
    }

    Tape in(String newArea, String newZone) {
        area = newArea;
        zone = newZone;
        return this;
    }

    Tape passes(Integer count) {
        passes = count;
        return this;
    }

    Tape contact(boolean onSkin) {
        contact = onSkin;
        return this;
    }

    Tape speed(double rpm) {
        speedRpm = rpm;
        return this;
    }

    /** One reading for each depth. */
    Tape depths(double... depthsMm) {
        for (double depth : depthsMm) {
            now += tickMs;
            add(
                    new Reading(
                            boot,
                            seq(),
                            now + clockOffMs,
                            session,
                            area,
                            zone,
                            depth,
                            dialMm == null ? depth : dialMm,
                            speedRpm,
                            passes,
                            contact,
                            strip,
                            direction));
        }
        return this;
    }

    /** So many readings of one depth. */
    Tape hold(double depthMm, int readings) {
        for (int i = 0; i < readings; i++) {
            depths(depthMm);
        }
        return this;
    }

    /** The last reading once more. */
    Tape again() {
        entries.add(entries.get(entries.size() - 1));
        return this;
    }

    /** The last reading comes so much later. */
    Tape late(long ms) {
        Transcript.Entry last = entries.remove(entries.size() - 1);
        entries.add(new Transcript.Entry(last.pen(), last.message(), last.wall() + ms));
        return this;
    }

    Tape testArea(Double approvedMm) {
        now += 100;
        return add(
                new SessionEvent.TestArea(
                        boot, seq(), now, "s-1", Reaction.NONE, approvedMm, null, null));
    }

    Tape close() {
        now += 100;
        return add(new SessionEvent.Closed(boot, seq(), now, session, Outcome.COMPLETED));
    }

    Transcript done() {
        return new Transcript("lyon", "s-1", entries);
    }

    List<ExpectedAlarm> judged() {
        return Oracle.exact(DEPTHS_AND_PASSES).judge(done());
    }

    /** What the oracle says by the letter about some codes, of this session in its clinic. */
    List<ExpectedAlarm> judged(AlarmCode... codes) {
        return judgedAs(new Chronicle("lyon", LimitsTable.DEFAULTS, published(), Set.of()), codes);
    }

    static List<ExpectedAlarm> judgedAs(Chronicle chronicle, AlarmCode... codes) {
        return Oracle.exact(Set.of(codes)).judge(chronicle);
    }

    /** All of it as it was published: at once, with the pens' clocks right. */
    List<Published> published() {
        List<Published> all = new ArrayList<>(statuses);
        Set<Sequenced> seen = new HashSet<>();
        for (Transcript.Entry e : entries) {
            all.add(
                    new Published(
                            e.wall(),
                            e.pen(),
                            e.message(),
                            seen.add(e.message()) ? Published.Kind.FIRST : Published.Kind.REPEAT));
        }
        return all;
    }

    private long seq() {
        return seqs.merge(pen + "#" + boot, 1L, Long::sum) - 1;
    }

    private Tape add(Sequenced message) {
        entries.add(new Transcript.Entry(pen, message, now));
        return this;
    }
}
