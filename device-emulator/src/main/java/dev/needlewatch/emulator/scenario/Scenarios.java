package dev.needlewatch.emulator.scenario;

import dev.needlewatch.emulator.fault.Faults;
import dev.needlewatch.emulator.therapist.Style;
import java.util.List;

/** The scenarios that go by a name. */
public final class Scenarios {
    /**
     * What {@code needlewatch demo} plays: two clinics, twelve pens, one session in three amiss.
     */
    public static final Scenario DEMO =
            new Scenario(
                    "demo",
                    List.of(new ClinicPlan("lyon", 4, 1), new ClinicPlan("porto", 4, 1)),
                    List.of(
                            Style.CAREFUL,
                            Style.COSMETIC,
                            Style.SLIP,
                            Style.CAREFUL,
                            Style.TWO_PENS),
                    List.of(
                            Style.DEEP,
                            Style.JUMP,
                            Style.WARNED,
                            Style.NEAR,
                            Style.HASTY,
                            Style.COSMETIC_DEEP,
                            Style.THIN_SKIN,
                            Style.DARK_SKIN,
                            Style.TEST_AREA,
                            Style.SCAR_DEEP,
                            Style.REBOOT,
                            Style.TWO_PENS_HASTY),
                    707,
                    Faults.LITTLE);

    /** The same clinics when everybody keeps the rules. */
    public static final Scenario CALM =
            new Scenario(
                    "calm",
                    DEMO.clinics(),
                    DEMO.clean(),
                    DEMO.clean(),
                    DEMO.staggerMs(),
                    DEMO.faults());

    private static final List<Scenario> ALL = List.of(DEMO, CALM);

    private Scenarios() {}

    /**
     * The scenario of a name.
     *
     * @throws IllegalArgumentException with one line that says which there are
     */
    public static Scenario named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no scenario '" + name + "'; there are " + names()));
    }

    /** The names there are. */
    public static List<String> names() {
        return ALL.stream().map(Scenario::name).toList();
    }
}
