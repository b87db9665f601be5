package dev.needlewatch.emulator;

import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.util.Set;

/**
 * What to emulate.
 *
 * @param broker where the pens connect to
 * @param scenario the name of a scenario
 * @param seed the same seed gives the same sessions
 * @param judged the alarm codes that the verdict is about; none that the oracle does not know
 */
public record EmulatorSettings(
        BrokerSettings broker, String scenario, long seed, Set<AlarmCode> judged) {
    public EmulatorSettings {
        judged = Set.copyOf(judged);
        if (!Oracle.codes().containsAll(judged)) {
            throw new IllegalArgumentException(
                    "the oracle judges only " + Oracle.codes() + ", asked for " + judged);
        }
    }
}
