package dev.needlewatch.emulator.scenario;

import dev.needlewatch.emulator.therapist.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Deals styles so that among so many chairs that follow each other one breaks a rule. */
final class StyleDeck {
    private final Scenario scenario;
    private final List<Style> clean;
    private final List<Style> breaking;

    StyleDeck(Scenario scenario, long seed) {
        this.scenario = scenario;
        Random random = new Random(seed);
        clean = shuffled(scenario.clean(), random);
        breaking = shuffled(scenario.breaking(), random);
    }

    /** The style of a chair's session; chair and session are counted from 0. */
    Style deal(Seat seat, int session) {
        // The chair that breaks a rule moves on by one with each session.
        boolean breaks = Math.floorMod(seat.chair() - session, scenario.oneIn()) == 0;
        boolean broken = !breaking.isEmpty() && (breaks || clean.isEmpty());
        List<Style> pack = broken ? breaking : clean;
        List<Style> fitting = pack.stream().filter(s -> s.pens() == seat.pens()).toList();
        if (fitting.isEmpty()) {
            fitting = pack.stream().filter(s -> s.pens() <= seat.pens()).toList();
        }
        if (fitting.isEmpty()) {
            throw new IllegalStateException(
                    "scenario " + scenario.name() + " has no style for " + seat);
        }
        return fitting.get(
                Math.floorMod(seat.chair() / scenario.oneIn() + session * 5, fitting.size()));
    }

    private static List<Style> shuffled(List<Style> styles, Random random) {
        List<Style> shuffled = new ArrayList<>(styles);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
