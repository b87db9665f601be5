package dev.needlewatch.standalone.scenarios;

import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import java.time.Duration;
import java.util.concurrent.Callable;

/** The trial of a named scenario; true if it passes. Public, since it is loaded by itself. */
public final class ScenarioTrial implements Callable<Boolean> {
    private final String name;

    /** A trial of the scenario of this name. */
    public ScenarioTrial(String name) {
        this.name = name;
    }

    @Override
    public Boolean call() throws Exception {
        Scenario scenario = Scenarios.named(name);
        return new Trial(scenario, scenario.seed(), Duration.ofHours(3)).verdict().passed();
    }
}
