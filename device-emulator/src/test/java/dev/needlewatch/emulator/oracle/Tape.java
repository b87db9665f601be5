package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session made up by hand: a reading every 100 ms, beginning at time 0 with the opening. */
final class Tape {
    private final List<Transcript.Entry> entries = new ArrayList<>();
    private final Map<String, Long> seqs = new HashMap<>();
    private String pen = "pen-1";
    private long boot = 1;
    private String area = "cheek";
    private String zone = "left";
    private Integer passes = 1;
    private boolean contact = true;
    private double speedRpm = 7_000;
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
            now += 100;
            add(
                    new Reading(
                            boot, seq(), now, "s-1", area, zone, depth, depth, speedRpm, passes,
                            contact, null, null));
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

    Tape testArea(Double approvedMm) {
        now += 100;
        return add(
                new SessionEvent.TestArea(
                        boot, seq(), now, "s-1", Reaction.NONE, approvedMm, null, null));
    }

    Tape close() {
        now += 100;
        return add(new SessionEvent.Closed(boot, seq(), now, "s-1", Outcome.COMPLETED));
    }

    Transcript done() {
        return new Transcript("lyon", "s-1", entries);
    }

    List<ExpectedAlarm> judged() {
        return Oracle.exact(Oracle.codes()).judge(done());
    }

    private long seq() {
        return seqs.merge(pen + "#" + boot, 1L, Long::sum) - 1;
    }

    private Tape add(Sequenced message) {
        entries.add(new Transcript.Entry(pen, message));
        return this;
    }
}
