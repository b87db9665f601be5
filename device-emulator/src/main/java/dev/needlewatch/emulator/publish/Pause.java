package dev.needlewatch.emulator.publish;

import dev.needlewatch.emulator.device.HaltedPen;
import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.Delay;
import dev.needlewatch.emulator.script.Delay.Inserted;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a chair's work stands still because the system halted a pen: what was on its
 * way goes out, the pens say that their motors stand, and all that was to come waits. Belongs to
 * the pacing thread.
 */
final class Pause {
    /** From the word that the pen may go on to the next glide: the motor runs up. */
    private static final long RUN_UP_MS = 700;

    private final long begin;
    private final Map<String, PenTrack> tracks;
    private final PriorityQueue<Idle> idle =
            new PriorityQueue<>(Comparator.comparingLong(Idle::due).thenComparing(Idle::pen));
    private final Map<String, Inserted> inserted = new HashMap<>();
    private final Deque<Cue> underWay = new ArrayDeque<>();
    private final List<Cue> held = new ArrayList<>();
    private final List<Cue> toCome = new ArrayList<>();
    private long end = Long.MAX_VALUE;

    /** A pen at rest, and when its next reading is due. */
    private record Idle(String pen, HaltedPen halted, long due) {}

    /**
     * Begins now.
     *
     * @param begin the scripts' time
     * @param cues what has not been played yet
     */
    Pause(long begin, Map<String, PenTrack> tracks, Collection<Cue> cues) {
        this.begin = begin;
        this.tracks = tracks;
        for (Cue cue : cues) {
            sort(cue);
        }
        tracks.forEach(
                (pen, track) -> {
                    Reading last = track.lastReading();
                    if (last != null && !track.isCut()) {
                        rest(pen, new HaltedPen(last), begin);
                    }
                });
    }

    private void sort(Cue cue) {
        if (taken(cue) > begin) {
            toCome.add(cue);
        } else if (track(cue.pen()).isCut()) {
            held.add(cue);
        } else {
            underWay.add(cue);
        }
        if (taken(cue) <= begin && cue instanceof Cue.Say say) {
            track(say.pen()).count(say);
        }
    }

    /** When the message of a cue was or is taken, by the scripts' time. */
    private long taken(Cue cue) {
        if (cue instanceof Cue.Say say) {
            return say.taken();
        }
        return cue instanceof Cue.Repeat repeat
                ? repeat.message().at() - track(repeat.pen()).clockOffMs()
                : cue.due();
    }

    private void rest(String pen, HaltedPen halted, long from) {
        idle.add(new Idle(pen, halted, from + halted.waitMs()));
    }

    /** When there is something to do next, by the scripts' time. */
    long nextDue() {
        Cue way = underWay.peek();
        Idle next = idle.peek();
        return Math.min(
                end,
                Math.min(
                        way == null ? Long.MAX_VALUE : way.due(),
                        next == null ? Long.MAX_VALUE : next.due()));
    }

    /** What is to be done next; null if the pause is over. */
    @Nullable Cue next() {
        long due = nextDue();
        if (due == end) {
            return null;
        }
        Cue way = underWay.peek();
        if (way != null && way.due() == due) {
            return underWay.remove();
        }
        Idle next = idle.remove();
        PenTrack track = track(next.pen());
        inserted.merge(
                next.pen(),
                new Inserted(track.boot(), 1),
                (a, b) -> new Inserted(b.boot(), a.messages() + 1));
        Cue.Say say = track.say(due, next.pen(), next.halted()::read);
        rest(next.pen(), next.halted(), due);
        return say;
    }

    /** The pens may go on, and the work with them as soon as the motors run. */
    void release(long now) {
        end = now + RUN_UP_MS;
        turn(false, now);
    }

    /** They may not after all. */
    void halt(long now) {
        end = Long.MAX_VALUE;
        turn(true, now);
    }

    private void turn(boolean stopped, long now) {
        List<Idle> pens = List.copyOf(idle);
        idle.clear();
        for (Idle each : pens) {
            each.halted().halt(stopped);
            rest(each.pen(), each.halted(), now);
        }
    }

    /** By what the rest of the work is later than it was written, were the pause over now. */
    Delay delay(long now) {
        return new Delay(now - begin, inserted);
    }

    /** What is left to do when the pause is over. */
    Deque<Cue> left(long now) {
        Delay delay = delay(now);
        List<Cue> left = new ArrayList<>(underWay);
        held.forEach(cue -> left.add(cue.at(cue.due() + delay.ms())));
        toCome.forEach(cue -> left.add(delay.of(cue)));
        left.sort(Comparator.comparingLong(Cue::due));
        return new ArrayDeque<>(left);
    }

    private PenTrack track(String pen) {
        PenTrack track = tracks.get(pen);
        if (track == null) {
            throw new IllegalStateException(pen + " stands at another chair");
        }
        return track;
    }
}
