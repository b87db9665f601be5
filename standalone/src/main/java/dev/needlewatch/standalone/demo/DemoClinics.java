package dev.needlewatch.standalone.demo;

import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;

/** The clinics of the demo, and how many chairs of them a machine can play how fast. */
public final class DemoClinics {
    /** Chairs of the scenario. */
    public static final int MOST_CHAIRS = 10;

    /** What a chair of the scenario publishes in a second of its own time, on the average. */
    private static final double MESSAGES_OF_A_CHAIR = 7.3;

    /**
     * Messages a second that a processor bears on a fast clock, where a tenth of a second of real
     * time is six of played time; in real time it bears several times as many.
     */
    private static final double MESSAGES_OF_A_PROCESSOR = 1_000;

    /** From so many chairs on there are two clinics. */
    private static final int LEAST_OF_TWO = 4;

    private DemoClinics() {}

    /** So many chairs a machine can play so fast, 1 to {@link #MOST_CHAIRS}. */
    public static int chairsAt(double speed, int processors) {
        double bears = processors * MESSAGES_OF_A_PROCESSOR / (MESSAGES_OF_A_CHAIR * speed);
        return (int) Math.max(1, Math.min(MOST_CHAIRS, bears));
    }

    /**
     * The scenario {@code demo} with so many chairs and the codes that are judged.
     *
     * @param chairs 1 to {@link #MOST_CHAIRS}
     */
    public static Scenario withChairs(int chairs) {
        if (chairs < 1 || chairs > MOST_CHAIRS) {
            throw new IllegalArgumentException(
                    "--chairs " + chairs + " must be from 1 to " + MOST_CHAIRS);
        }
        Scenario demo = Scenarios.named("demo").within(DemoCodes.JUDGED);
        int clinics = chairs < LEAST_OF_TWO ? 1 : demo.clinics().size();
        List<ClinicPlan> plans = new ArrayList<>();
        for (int i = 0; i < clinics; i++) {
            int here = (chairs + clinics - 1 - i) / clinics;
            int twoPens = here > 1 ? 1 : 0;
            plans.add(new ClinicPlan(demo.clinics().get(i).clinic(), here - twoPens, twoPens));
        }
        return demo.in(plans);
    }
}
