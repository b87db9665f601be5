package dev.needlewatch.streamjobs.rules.pen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatteryLowTest {
    @ParameterizedTest(name = "at {0} %: {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "20.1, -",
                "20, BATTERY_LOW raised on low",
                "10.1, BATTERY_LOW raised on low",
                "10, BATTERY_LOW raised on medium",
                "0, BATTERY_LOW raised on medium"
            })
    void isRaisedByTheStatus(double percent, String told) {
        PenBench bench = new PenBench();
        bench.battery(percent);
        assertThat(bench.told()).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void becomesMediumAsTheSameAlarm() {
        PenBench bench = new PenBench();
        bench.battery(15);
        bench.battery(10);
        assertThat(bench.told())
                .containsExactly("BATTERY_LOW raised on low", "BATTERY_LOW updated on medium");
        assertThat(bench.last().id()).isEqualTo(bench.alarms.get(0).id()).contains(".d.pen-3");
        assertThat(bench.last().value()).isEqualTo(10.0);
        assertThat(bench.last().unit()).isEqualTo("%");
    }

    @Test
    void endsOnlyAboveTwentyTwoPercentAndDoesNotLatch() {
        PenBench bench = new PenBench();
        bench.battery(20);
        bench.battery(22);
        assertThat(bench.last().presence()).isEqualTo(Presence.ON);
        bench.battery(22.1);
        assertThat(bench.last().presence()).isEqualTo(Presence.OFF);
        bench.battery(21);
        assertThat(bench.alarms).hasSize(2);
    }

    @Test
    void isNotMadeLessUrgentByCharging() {
        PenBench bench = new PenBench();
        bench.battery(8);
        bench.battery(15);
        bench.idle(2_000);
        assertThat(bench.told()).containsExactly("BATTERY_LOW raised on medium");
    }

    @Test
    void isToldByWhatTheBrokerKeptButOnce() {
        PenBench bench = new PenBench();
        var status = bench.status(PenState.ONLINE, 7, 12.0, null, null);
        assertThat(bench.takeRetained(status)).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.takeRetained(status)).isEqualTo(Intake.DUPLICATE);
        assertThat(bench.told()).containsExactly("BATTERY_LOW raised on low");
    }

    @Test
    void doesNotListenToAnEarlierBoot() {
        PenBench bench = new PenBench();
        bench.battery(80);
        assertThat(bench.take(bench.status(PenState.ONLINE, 6, 5.0, null, null)))
                .isEqualTo(Intake.LATE);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void isALatePieceOfNewsWhenTheStatusBeforeOvertookIt() {
        PenBench bench = new PenBench();
        var low = bench.status(PenState.ONLINE, 7, 5.0, null, null);
        bench.battery(80);
        assertThat(bench.take(low)).isEqualTo(Intake.LATE);
        assertThat(bench.alarms).isEmpty();
    }
}
