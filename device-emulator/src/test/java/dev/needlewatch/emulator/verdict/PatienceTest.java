package dev.needlewatch.emulator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.oracle.Tolerance;
import dev.needlewatch.ingest.time.WallClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final WallClock SIXTY = new WallClock(0, 60);

    @Test
    void inRealTimeAnAlarmIsLateAfterFiveSeconds() {
        assertThat(Patience.USUAL)
                .isEqualTo(new Patience(5_000_000_000L, 15_000_000_000L, 500_000_000L));
        assertThat(Tolerance.by(WallClock.SYSTEM)).isEqualTo(Tolerance.USUAL);
    }

    @Test
    void tenTimesAsFastFiveSecondsOfPlayedTimeAreHalfARealOne() {
        assertThat(Patience.by(new WallClock(0, 10)))
                .isEqualTo(new Patience(500_000_000L, 1_500_000_000L, 50_000_000L));
    }

    @Test
    void nobodyHasToBeQuickerThanHalfASecondButAnEndMayNotBeEarlier() {
        Patience patience = Patience.by(SIXTY);
        assertThat(patience.lateNanos()).isEqualTo(500_000_000L);
        assertThat(patience.lostLateNanos()).isEqualTo(666_666_667L);
        assertThat(patience.earlyEndNanos()).isEqualTo(8_333_333L);
    }

    @Test
    void aDelayIsNeverSoMuchInDoubtThatFiveSecondsAndSevenAreTheSame() {
        assertThat(Tolerance.by(new WallClock(0, 2)).wall()).isEqualTo(Duration.ofSeconds(1));
        assertThat(Tolerance.by(SIXTY).wall()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(Tolerance.by(SIXTY).duration()).isEqualTo(Tolerance.USUAL.duration());
    }

    @Test
    void aPlayThatFellFarBehindIsNotTheOneAskedFor() {
        assertThat(behind(SIXTY, 999).kept()).isTrue();
        assertThat(behind(SIXTY, 1_001).kept()).isFalse();
        assertThat(behind(WallClock.SYSTEM, 60_000).kept()).isTrue();
    }

    private static Timekeeping behind(WallClock clock, long millis) {
        return new Timekeeping(clock, Duration.ofMillis(millis), Duration.ZERO);
    }
}
