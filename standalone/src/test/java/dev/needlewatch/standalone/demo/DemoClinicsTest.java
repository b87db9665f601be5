package dev.needlewatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoClinicsTest {
    @Test
    void allChairsAreThoseOfTheScenario() {
        assertThat(DemoClinics.withChairs(DemoClinics.MOST_CHAIRS).clinics())
                .isEqualTo(Scenarios.named("demo").clinics());
    }

    @Test
    void fewerChairsAreSharedByBothClinicsWhileThereAreEnough() {
        assertThat(DemoClinics.withChairs(5).clinics())
                .containsExactly(new ClinicPlan("lyon", 2, 1), new ClinicPlan("porto", 1, 1));
        assertThat(DemoClinics.withChairs(2).clinics())
                .containsExactly(new ClinicPlan("lyon", 1, 1));
        assertThat(DemoClinics.withChairs(1).clinics())
                .containsExactly(new ClinicPlan("lyon", 1, 0));
    }

    @Test
    void everyChairHasSomebodyWhoWorksAtIt() {
        for (int chairs = 1; chairs <= DemoClinics.MOST_CHAIRS; chairs++) {
            assertThat(DemoClinics.withChairs(chairs).chairs(1, 0)).hasSize(chairs);
        }
    }

    @Test
    void aFasterClockLeavesFewerChairsAndMoreProcessorsMore() {
        assertThat(
                        List.of(
                                DemoClinics.chairsAt(1, 2),
                                DemoClinics.chairsAt(20, 2),
                                DemoClinics.chairsAt(60, 2),
                                DemoClinics.chairsAt(60, 4),
                                DemoClinics.chairsAt(3_600, 1)))
                .containsExactly(10, 10, 4, 9, 1);
    }

    @Test
    void noChairAndTooManyAreRefused() {
        for (int chairs : new int[] {0, 11}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DemoClinics.withChairs(chairs))
                    .withMessage("--chairs " + chairs + " must be from 1 to 10");
        }
    }
}
