package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No scenario is left out where they are played to the whole system. */
class EveryScenarioIsPlayedTest {
    @Test
    void byItsCodeAsAMixOrInATestOfItsOwn() {
        List<String> played = new ArrayList<>(MixesITCase.MIXES);
        Arrays.stream(AlarmCode.values()).map(ScenariosITCase::name).forEach(played::add);
        played.add("interlock"); // InterlockITCase
        played.add("chain-of-1000"); // ChainITCase
        assertThat(played).containsExactlyInAnyOrderElementsOf(Scenarios.names());
    }
}
