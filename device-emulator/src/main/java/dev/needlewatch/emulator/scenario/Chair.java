package dev.needlewatch.emulator.scenario;

import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.emulator.device.PenModel;
import dev.needlewatch.emulator.fault.FaultInjector;
import dev.needlewatch.emulator.fault.Restart;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.emulator.therapist.Appointment;
import dev.needlewatch.emulator.therapist.SessionNames;
import dev.needlewatch.emulator.therapist.Style;
import dev.needlewatch.emulator.therapist.Therapist;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A treatment chair with its pens: one session after the other. All of it follows from the seed and
 * the beginning. Not thread-safe.
 */
public final class Chair {
    private final Seat seat;
    private final StyleDeck deck;
    private final Scenario scenario;
    private final long origin;
    private final SplittableRandom random;
    private final List<Pen> pens = new ArrayList<>();
    private final String run;
    private long next;
    private int sessions;

    Chair(Seat seat, StyleDeck deck, Scenario scenario, Course course) {
        this.seat = seat;
        this.deck = deck;
        this.scenario = scenario;
        this.origin = course.begin();
        this.random = new SplittableRandom(course.seedOf(seat));
        this.next = course.beginOf(seat);
        this.run = course.run();
        for (int i = 0; i < seat.pens(); i++) {
            PenModel model = PenModel.ALL.get((seat.chair() + i) % PenModel.ALL.size());
            pens.add(new Pen(seat.pen(i), model, course.firstBoot(), random.split()));
        }
    }

    public String clinic() {
        return seat.clinic();
    }

    public List<Pen> pens() {
        return List.copyOf(pens);
    }

    /** When the next session begins, ms since the Unix epoch. */
    public long nextBegin() {
        return next;
    }

    /** Writes the next session down; null if the last one has been. */
    public @Nullable SessionScript next() {
        if (scenario.sessions() > 0 && sessions >= scenario.sessions()) {
            return null;
        }
        Style style = deck.deal(seat, sessions);
        String tail = run + "-" + seat.chair() + "-" + sessions;
        SessionNames names =
                new SessionNames(
                        seat.clinic(),
                        "s-" + tail,
                        "c-" + tail,
                        "t-" + (seat.chair() + 1),
                        "k-" + tail);
        Restart restart = Restart.of(scenario.faults(), random);
        SessionScript clean =
                Therapist.perform(
                        style, names, new Appointment(pens, next, restart), random.split());
        SessionScript script =
                new FaultInjector(scenario.faults(), origin, random.split()).inject(clean);
        sessions++;
        next = script.end();
        return script;
    }
}
