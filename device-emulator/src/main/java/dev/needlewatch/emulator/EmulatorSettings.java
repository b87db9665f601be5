package dev.needlewatch.emulator;

import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.publish.Recorder;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.time.WallClock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to emulate.
 *
 * @param broker where the pens connect to
 * @param seed the same seed gives the same sessions
 * @param judged the alarm codes that the verdict is about; none that the oracle does not know.
 *     Without any nothing is kept, and a run may last for ever
 * @param speed how many times as fast as the clock the pens' time runs; at least 1
 * @param clock what the system takes for wall time, and the pens with it
 * @param recorder takes down what is published; null for nobody
 */
public record EmulatorSettings(
        BrokerSettings broker,
        Scenario scenario,
        long seed,
        Set<AlarmCode> judged,
        double speed,
        WallClock clock,
        @Nullable Recorder recorder) {
    public EmulatorSettings {
        judged = Set.copyOf(judged);
        if (!Oracle.codes().containsAll(judged)) {
            throw new IllegalArgumentException(
                    "the oracle judges only " + Oracle.codes() + ", asked for " + judged);
        }
        if (!(speed >= 1)) {
            throw new IllegalArgumentException("speed " + speed + " is below 1");
        }
        if (speed > 1 && scenario.wallTime()) {
            throw new IllegalArgumentException(
                    scenario.name()
                            + " shows rules on wall time, which the system reads off its own"
                            + " clock: it can only be played at speed 1, or on a clock that both"
                            + " share (--clock-speed)");
        }
    }

    /** A named scenario in real time, as far as its styles raise nothing but the codes judged. */
    public EmulatorSettings(
            BrokerSettings broker, String scenario, long seed, Set<AlarmCode> judged) {
        this(
                broker,
                Scenarios.named(scenario).within(judged),
                seed,
                judged,
                1,
                WallClock.SYSTEM,
                null);
    }

    /** The same, taken down. */
    public EmulatorSettings recordedBy(@Nullable Recorder other) {
        return new EmulatorSettings(broker, scenario, seed, judged, speed, clock, other);
    }
}
