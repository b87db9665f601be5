package dev.needlewatch.emulator.therapist;

import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A treatment room: its pens, its time, and the cues written down as the time goes by. */
final class Room {
    private final List<Pen> pens;
    private final List<Cue> cues = new ArrayList<>();
    private long now;
    private @Nullable Pen offAir;

    Room(List<Pen> pens, long begin) {
        this.pens = List.copyOf(pens);
        this.now = begin;
    }

    Pen pen(int index) {
        return pens.get(index);
    }

    List<Pen> pens() {
        return pens;
    }

    long now() {
        return now;
    }

    List<Cue> cues() {
        return cues;
    }

    /** Publishes a message of a pen now. */
    void say(Pen pen, PenMessage message) {
        cues.add(new Cue.Say(now, pen.id(), message));
    }

    /** Lets time go by, rounded down to whole ticks; the pens go on reading. */
    void wait(int ms) {
        for (int gone = 0; gone + Pen.TICK_MS <= ms; gone += Pen.TICK_MS) {
            now += Pen.TICK_MS;
            for (Pen pen : pens) {
                Reading reading = pen == offAir ? null : pen.tick(now);
                if (reading != null) {
                    say(pen, reading);
                }
            }
        }
    }

    /** A pen restarts and is off the air meanwhile. */
    void reboot(Pen pen, int ms) {
        pen.reboot();
        cues.add(new Cue.Reboot(now, pen.id(), pen.status(now)));
        offAir = pen;
        wait(ms);
        offAir = null;
    }
}
