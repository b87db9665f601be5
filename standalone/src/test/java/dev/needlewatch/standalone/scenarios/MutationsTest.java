package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves the scenarios: with one limit, delay or latch of the rules changed, the scenario of the
 * code must fail.
 */
@Tag("slow")
class MutationsTest {
    static List<Mutant> mutants() throws IOException {
        return Mutant.all();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void theScenarioOfItsCodeShowsTheChange(Mutant mutant, @TempDir Path folder) throws Exception {
        String scenario = mutant.code().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(mutant.shows(scenario, folder)).isTrue();
    }

    @Test
    void rulesThatAreCompiledAnewButNotChangedShowNothing(@TempDir Path folder) throws Exception {
        Mutant none = new Mutant("", "", "pen/Burst", "ENOUGH = 5", "ENOUGH = 5");
        assertThat(none.shows("readings-rejected", folder)).isFalse();
    }

    @Test
    void everyCodeHasMutants() throws IOException {
        assertThat(mutants().stream().map(Mutant::code).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(AlarmCode.values()).map(Enum::name).toList());
    }
}
