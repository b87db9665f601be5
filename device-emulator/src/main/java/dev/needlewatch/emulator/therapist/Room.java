package dev.needlewatch.emulator.therapist;

import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.emulator.fault.GarbageKind;
import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A treatment room: its pens, its time, and the cues written down as the time goes by. */
final class Room {
    /** What was kept while a connection was down goes out before the next reading is due, ms. */
    private static final int BACKLOG_MS = 90;

    private final List<Pen> pens;
    private final List<Cue> cues = new ArrayList<>();
    private final Set<String> doubtful = new HashSet<>();
    private long now;
    private @Nullable Pen offAir;
    private @Nullable Pen lossy;

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

    Set<String> doubtful() {
        return doubtful;
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
                if (reading != null && pen != lossy) {
                    say(pen, reading);
                }
            }
        }
    }

    /** A pen restarts and is off the air meanwhile. */
    void reboot(Pen pen, int ms) {
        pen.reboot();
        cues.add(new Cue.Reboot(now, pen.id(), pen.status(now)));
        silence(pen, ms);
    }

    /**
     * A pen fails in the middle of its work: the connection is gone without a word, and it is back
     * with its next boot.
     */
    void fail(Pen pen, int ms) {
        cues.add(new Cue.Cut(now, pen.id()));
        pen.reboot();
        silence(pen, ms);
        cues.add(new Cue.Reboot(now, pen.id(), pen.status(now)));
    }

    /** A pen neither measures nor says anything for a while. */
    void silence(Pen pen, int ms) {
        offAir = pen;
        wait(ms);
        offAir = null;
    }

    /** What a pen says for a while is lost for ever. */
    void lose(Pen pen, int ms) {
        lossy = pen;
        wait(ms);
        lossy = null;
    }

    /** A pen's connection is gone for a while; what it says meanwhile comes afterwards. */
    void cutOff(Pen pen, int ms) {
        cues.add(new Cue.Cut(now, pen.id()));
        int from = cues.size();
        wait(ms);
        cues.add(new Cue.Back(now, pen.id(), pen.status(now)));
        List<Integer> kept = new ArrayList<>();
        for (int i = from; i < cues.size(); i++) {
            if (cues.get(i) instanceof Cue.Say say && say.pen().equals(pen.id())) {
                kept.add(i);
            }
        }
        for (int i = 0; i < kept.size(); i++) {
            int index = kept.get(i);
            cues.set(index, cues.get(index).at(now + 1 + (long) BACKLOG_MS * i / kept.size()));
        }
    }

    /** Payloads of a pen that nobody can use, half a second apart. */
    void garble(Pen pen, int payloads, RandomGenerator random) {
        for (int i = 0; i < payloads; i++) {
            cues.add(
                    new Cue.Garble(
                            now,
                            pen.id(),
                            TopicKind.READING,
                            GarbageKind.any(random).make(random)));
            wait(500);
        }
    }

    /** Nothing certain can be said of a pen from now on. */
    void doubt(Pen pen) {
        doubtful.add(pen.id());
    }
}
