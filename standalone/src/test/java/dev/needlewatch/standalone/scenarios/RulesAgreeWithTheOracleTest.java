package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two independent readings of the contract, held against each other over every scenario. */
class RulesAgreeWithTheOracleTest {
    static List<String> names() {
        return Scenarios.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsMissedFalseLateOrWrong(String name) throws Exception {
        Scenario scenario = Scenarios.named(name);
        Duration length =
                scenario.sessions() > 0
                        ? Duration.ofHours(3)
                        : Duration.ofSeconds(scenario.pens() > 100 ? 40 : 120);
        Verdict verdict = new Trial(scenario, scenario.seed(), length).verdict();
        assertThat(verdict.passed()).as(Stage.text(verdict)).isTrue();
        assertThat(verdict.byCode().keySet()).containsAll(scenario.raises());
    }
}
