package dev.needlewatch.streamjobs.rules.technical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepthDriftTest {
    private static TechnicalBench depth(TechnicalBench bench, double depthMm, long ms) {
        bench.setDepthMm = 0.5;
        bench.depthMm = depthMm;
        return bench.speedFor(7_000, ms);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.651, 0.349})
    void isRaisedAfterASecondMoreThanFifteenHundredthsOff(double depthMm) {
        TechnicalBench bench = depth(TechnicalBench.opened(), depthMm, 1_000);
        assertThat(bench.alarms).isEmpty();
        bench.speeds(7_000);
        assertThat(bench.told()).containsExactly("DEPTH_DRIFT raised on medium");
        assertThat(bench.last().value()).isEqualTo(0.151);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.65, 0.35, 0.5})
    void isNotRaisedByFifteenHundredths(double depthMm) {
        assertThat(depth(TechnicalBench.opened(), depthMm, 5_000).alarms).isEmpty();
    }

    @Test
    void endsAfterTwoSecondsWithinATenthAndLatches() {
        TechnicalBench bench = depth(TechnicalBench.opened(), 0.7, 1_100);
        depth(bench, 0.6, 2_000);
        assertThat(bench.alarms).hasSize(1);
        bench.speeds(7_000);
        assertThat(bench.last().presence()).isEqualTo(Presence.LATCHED);
    }

    @Test
    void doesNotEndBetweenTheTwoTolerances() {
        TechnicalBench bench = depth(TechnicalBench.opened(), 0.7, 1_100);
        assertThat(depth(bench, 0.61, 10_000).told())
                .containsExactly("DEPTH_DRIFT raised on medium");
    }

    @Test
    void isNotRaisedWithoutNeedlingOrWithoutADial() {
        TechnicalBench bench = TechnicalBench.opened();
        bench.contact = false;
        assertThat(depth(bench, 0.9, 3_000).alarms).isEmpty();
        TechnicalBench dialless = TechnicalBench.opened();
        dialless.depthMm = 0.9;
        assertThat(dialless.speedFor(7_000, 3_000).alarms).isEmpty();
    }

    @Test
    void isNotRaisedByWhatComesLate() {
        TechnicalBench bench = depth(TechnicalBench.opened(), 0.5, 1_000);
        bench.depthMm = 0.9;
        for (long ago = 1_000; ago > 0; ago -= 100) {
            bench.late(ago, 7_000);
        }
        bench.late(-1_100, 7_000);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void staysLatchedWhenTheSessionCloses() {
        TechnicalBench bench = depth(TechnicalBench.opened(), 0.7, 1_100).closed();
        assertThat(bench.last().presence()).isEqualTo(Presence.LATCHED);
    }
}
