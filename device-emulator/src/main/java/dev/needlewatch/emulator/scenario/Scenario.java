package dev.needlewatch.emulator.scenario;

import dev.needlewatch.emulator.fault.Faults;
import dev.needlewatch.emulator.therapist.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * A mix of clinics, ways of working and faults; with a seed and a beginning it is one particular
 * course of events.
 *
 * @param clean styles that keep the rules; two sessions in three are worked so
 * @param breaking styles that break a rule; one session in three
 * @param staggerMs how long after the one before it each chair begins
 */
public record Scenario(
        String name,
        List<ClinicPlan> clinics,
        List<Style> clean,
        List<Style> breaking,
        int staggerMs,
        Faults faults) {
    public Scenario {
        clinics = List.copyOf(clinics);
        clean = List.copyOf(clean);
        breaking = List.copyOf(breaking);
    }

    /** The chairs of all clinics, each ready for its first session. */
    public List<Chair> chairs(long seed, long begin) {
        List<Chair> chairs = new ArrayList<>();
        Course course = new Course(seed, begin, staggerMs);
        StyleDeck deck = new StyleDeck(this, seed);
        int most =
                clinics.stream().mapToInt(c -> c.singleChairs() + c.doubleChairs()).max().orElse(0);
        int[] pensTaken = new int[clinics.size()];
        // Clinic by clinic within each round, so that all clinics have something to show early.
        for (int round = 0; round < most; round++) {
            for (int c = 0; c < clinics.size(); c++) {
                ClinicPlan clinic = clinics.get(c);
                if (round >= clinic.singleChairs() + clinic.doubleChairs()) {
                    continue;
                }
                int pens = round < clinic.singleChairs() ? 1 : 2;
                Seat seat = new Seat(clinic.clinic(), chairs.size(), pensTaken[c] + 1, pens);
                pensTaken[c] += pens;
                chairs.add(new Chair(seat, deck, faults, course));
            }
        }
        return chairs;
    }
}
