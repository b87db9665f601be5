package dev.needlewatch.emulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.oracle.Tolerance;
import dev.needlewatch.emulator.publish.Recorder;
import dev.needlewatch.emulator.publish.Rehearsal;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {
    private static final long BEGIN = 1_795_377_844_000L;

    static List<String> names() {
        return Scenarios.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyScenarioCanBeReadAndRaisesWhatItSays(String name) {
        Scenario scenario = Scenarios.named(name);
        assertThat(scenario.name()).isEqualTo(name);
        Oracle oracle = new Oracle(scenario.limitsTable(), Oracle.codes(), Tolerance.USUAL);
        Duration length = scenario.sessions() > 0 ? Duration.ofHours(3) : Duration.ofSeconds(40);
        Set<AlarmCode> raised = EnumSet.noneOf(AlarmCode.class);
        Rehearsal.of(scenario, scenario.seed(), BEGIN, length)
                .chronicles()
                .forEach(
                        chronicle ->
                                oracle.judge(chronicle).stream()
                                        .filter(ExpectedAlarm::required)
                                        .forEach(alarm -> raised.add(alarm.code())));
        assertThat(raised).containsAll(scenario.raises());
    }

    @Test
    void everyCodeHasAScenarioOfItsName() {
        for (AlarmCode code : AlarmCode.values()) {
            String name = code.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            assertThat(Scenarios.named(name).raises()).contains(code);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameSeedGivesTheSameBytesToTheLastMessage(String name) {
        assertThat(bytes(name, 3)).isEqualTo(bytes(name, 3)).isNotEqualTo(bytes(name, 4));
    }

    @Test
    void anUnknownNameIsToldWhichThereAre() {
        assertThatThrownBy(() -> Scenarios.named("flaky"))
                .hasMessageStartingWith("no scenario 'flaky'; there are ")
                .hasMessageContaining("flaky-wifi");
    }

    @Test
    void everyFaultOfAFileIsToldWithFileLineAndKey() {
        String yaml =
                """
                name: odd
                seed: many
                clinics:
                  - {name: Lyon, chairs: 1}
                clean: [CAREFUL, LAZY]
                colour: red
                faults:
                  late: 3
                for: soon
                """;
        assertThatThrownBy(() -> new ScenarioReader("odd.yaml").read(yaml))
                .hasMessageContaining("odd.yaml:2: seed 'many' is no whole number")
                .hasMessageContaining("odd.yaml:4: name 'Lyon' is no clinic")
                .hasMessageContaining("odd.yaml:5: clean 'LAZY' is none of [CAREFUL, ")
                .hasMessageContaining("odd.yaml:6: colour is not known here")
                .hasMessageContaining("odd.yaml:8: late '3' is no share from 0 to 1")
                .hasMessageContaining("odd.yaml:9: for 'soon' is no duration")
                .hasMessageContaining("odd.yaml:1: about is missing");
    }

    @Test
    void twoClinicsOfOneNameTooManyChairsAndStylesThatFitNoChairAreFaults() {
        String yaml =
                """
                name: odd
                about: Odd.
                clinics:
                  - {name: lyon, chairs: 1}
                  - {name: lyon, chairs: 99999999999}
                clean: [TWO_PENS]
                breaking: [TWO_PENS_HASTY]
                """;
        assertThatThrownBy(() -> new ScenarioReader("odd.yaml").read(yaml))
                .hasMessageContaining("odd.yaml:5: chairs 99999999999 is more than 1000000")
                .hasMessageContaining("odd.yaml:4: clinics has lyon twice")
                .hasMessageContaining("odd.yaml:6: clean has no style for a chair with one pen")
                .hasMessageContaining("odd.yaml:7: breaking has no style for a chair");
    }

    @Test
    void aScenarioOfWhichNothingIsLeftToPlaySaysSo() {
        Scenario bleeding = Scenarios.named("bleeding");
        assertThat(bleeding.within(Set.of(AlarmCode.BLEEDING)).breaking()).isNotEmpty();
        Scenario onlyBreaking = Scenarios.named("depth-above-limit");
        assertThat(onlyBreaking.clean()).isEmpty();
        assertThatThrownBy(() -> onlyBreaking.within(Set.of(AlarmCode.BLEEDING)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "depth-above-limit has nothing to play that raises no other codes than"
                                + " [BLEEDING]");
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        assertThatThrownBy(() -> new ScenarioReader("odd.yaml").read("name: \u0000\n"))
                .hasMessageStartingWith("odd.yaml:1: ");
        assertThatThrownBy(() -> new ScenarioReader("odd.yaml").read("name: a\nclinics: [\n"))
                .hasMessageStartingWith("odd.yaml:3: ");
        assertThatThrownBy(() -> Scenarios.named("nowhere/odd.yaml"))
                .hasMessage("there is no file nowhere/odd.yaml");
    }

    @Test
    void theTableOfTheReadmeIsTheFiles() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        for (String name : Scenarios.names()) {
            Scenario scenario = Scenarios.named(name);
            assertThat(readme)
                    .contains("| `" + name + "` | " + scenario.seed() + " | " + scenario.about());
        }
        assertThat(readme.lines().filter(line -> line.startsWith("| `") && line.contains("` | ")))
                .filteredOn(line -> line.matches("\\| `[a-z0-9-]+` \\| \\d+ \\| .*"))
                .hasSameSizeAs(Scenarios.names());
    }

    private static int bytes(String name, long seed) {
        StringWriter lines = new StringWriter();
        Rehearsal.recorded(
                Scenarios.named(name), seed, BEGIN, Duration.ofSeconds(30), new Recorder(lines));
        assertThat(lines.toString()).isNotEmpty();
        return lines.toString().hashCode();
    }
}
