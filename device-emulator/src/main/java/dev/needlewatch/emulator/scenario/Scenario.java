package dev.needlewatch.emulator.scenario;

import dev.needlewatch.emulator.fault.Faults;
import dev.needlewatch.emulator.therapist.Style;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mix of clinics, ways of working and faults; with a seed and a beginning it is one particular
 * course of events.
 *
 * @param about one sentence
 * @param seed the one it is played with unless another is asked for
 * @param raises the codes that must come of it, whatever else may
 * @param wallTime whether it shows rules on wall time, and so cannot be played faster
 * @param length how long it is played unless told otherwise; null until all sessions are over
 * @param clean styles that keep the rules
 * @param breaking styles that break a rule
 * @param oneIn one session in so many breaks a rule
 * @param sessions how many each chair has; 0 for no end
 * @param staggerMs how long after the one before it each chair begins
 * @param limits the clinics' own, which they publish before they begin; null for the defaults
 */
public record Scenario(
        String name,
        String about,
        long seed,
        Set<AlarmCode> raises,
        boolean wallTime,
        @Nullable Duration length,
        List<ClinicPlan> clinics,
        List<Style> clean,
        List<Style> breaking,
        int oneIn,
        int sessions,
        int staggerMs,
        Faults faults,
        @Nullable ClinicLimits limits) {
    public Scenario {
        raises = Set.copyOf(raises);
        clinics = List.copyOf(clinics);
        clean = List.copyOf(clean);
        breaking = List.copyOf(breaking);
    }

    /** Whether there is none of these styles, or one for every chair. */
    static boolean seats(List<ClinicPlan> clinics, List<Style> styles) {
        int fewest = clinics.stream().anyMatch(c -> c.singleChairs() > 0) ? 1 : 2;
        return styles.isEmpty() || styles.stream().anyMatch(style -> style.pens() <= fewest);
    }

    /**
     * The same without the styles that raise other codes than these.
     *
     * @throws IllegalArgumentException if then there are chairs where nobody works
     */
    public Scenario within(Set<AlarmCode> codes) {
        List<Style> fitting =
                breaking.stream().filter(style -> codes.containsAll(style.codes())).toList();
        if ((clean.isEmpty() && fitting.isEmpty()) || !seats(clinics, fitting)) {
            throw new IllegalArgumentException(
                    name + " has nothing to play that raises no other codes than " + codes);
        }
        return new Scenario(
                name, about, seed, raises, wallTime, length, clinics, clean, fitting, oneIn,
                sessions, staggerMs, faults, limits);
    }

    /** The same in other clinics, so that several can be played beside one another. */
    public Scenario in(List<ClinicPlan> others) {
        return new Scenario(
                name, about, seed, raises, wallTime, length, others, clean, breaking, oneIn,
                sessions, staggerMs, faults, limits);
    }

    /** The limits in force in its clinics. */
    public LimitsTable limitsTable() {
        return limits == null ? LimitsTable.DEFAULTS : limits.over(LimitsTable.DEFAULTS);
    }

    /** The clinics in which a halted pen waits for somebody who looks at the alarm. */
    public Set<String> watchedScreens() {
        return limits != null && limits.interlock()
                ? clinics.stream().map(ClinicPlan::clinic).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** How many pens there are. */
    public int pens() {
        return clinics.stream().mapToInt(ClinicPlan::pens).sum();
    }

    /** The chairs of all clinics, each ready for its first session. */
    public List<Chair> chairs(long seed, long begin) {
        List<Chair> chairs = new ArrayList<>();
        Course course = new Course(seed, begin, staggerMs);
        StyleDeck deck = new StyleDeck(this, seed);
        int most = clinics.stream().mapToInt(ClinicPlan::chairs).max().orElse(0);
        int[] pensTaken = new int[clinics.size()];
        // Clinic by clinic within each round, so that all clinics have something to show early.
        for (int round = 0; round < most; round++) {
            for (int c = 0; c < clinics.size(); c++) {
                ClinicPlan clinic = clinics.get(c);
                if (round >= clinic.chairs()) {
                    continue;
                }
                int pens = round < clinic.singleChairs() ? 1 : 2;
                Seat seat = new Seat(clinic.clinic(), chairs.size(), pensTaken[c] + 1, pens);
                pensTaken[c] += pens;
                chairs.add(new Chair(seat, deck, this, course));
            }
        }
        return chairs;
    }
}
