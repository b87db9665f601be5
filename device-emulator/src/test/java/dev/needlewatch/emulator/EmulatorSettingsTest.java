package dev.needlewatch.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.time.WallClock;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmulatorSettingsTest {
    private static final WallClock FAST = new WallClock(0, 60);

    private static EmulatorSettings silence(double speed, WallClock clock) {
        return new EmulatorSettings(
                BrokerSettings.parse("tcp://127.0.0.1:1883"),
                Scenarios.named("pen-silent"),
                1,
                Set.of(AlarmCode.PEN_SILENT),
                speed,
                clock,
                null);
    }

    @Test
    void rulesOnWallTimeCanBePlayedOnAFastClockThatIsShared() {
        assertThat(silence(1, FAST).clock()).isEqualTo(FAST);
    }

    @Test
    void pensThatRunAwayFromTheClockCannotShowRulesOnWallTime() {
        for (WallClock clock : new WallClock[] {WallClock.SYSTEM, FAST}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> silence(2, clock))
                    .withMessageContaining("--clock-speed");
        }
    }
}
