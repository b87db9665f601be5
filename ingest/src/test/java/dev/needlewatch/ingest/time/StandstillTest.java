package dev.needlewatch.ingest.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final double PATIENCE = Standstill.PATIENCE_MS * 60;

    /** Played time is an hour ahead of the machine's by now. */
    private final WallClock clock = new WallClock(System.currentTimeMillis() - 60_000, 60);

    private final Standstill still = permitted();

    private Standstill permitted() {
        Standstill.permit(clock);
        return Objects.requireNonNull(Standstill.of(clock));
    }

    @AfterEach
    void forget() {
        Standstill.forget(clock);
    }

    /** Until the machine's clock has gone on by so much. */
    private static void pass(long realMs) {
        long until = System.currentTimeMillis() + realMs;
        while (System.currentTimeMillis() < until) {
            Thread.onSpinWait();
        }
    }

    @Test
    void onlyWhatIsPermittedMayStandStill() {
        Standstill.permit(WallClock.SYSTEM);
        assertThat(Standstill.of(WallClock.SYSTEM)).isNull();
        assertThat(Standstill.of(new WallClock(0, 60))).isNull();
    }

    @Test
    void timeGoesOnWhileNobodyPlays() {
        long before = clock.now();
        pass(30);
        assertThat(clock.now()).isGreaterThanOrEqualTo(before + 30 * 60);
        assertThat(still.lost()).isZero();
    }

    @Test
    void pensThatAreLateHoldIt() {
        long due = clock.now() + 6_000;
        still.next(due);
        pass(150);
        assertThat((double) clock.now()).isCloseTo(due + PATIENCE, within(1.0));
        assertThat(clock.exactly()).isCloseTo(due + PATIENCE, within(0.01));
        assertThat(clock.asClock().millis()).isEqualTo(clock.now());
    }

    @Test
    void itGoesOnFromWhereItStood() {
        long due = clock.now() + 600;
        still.next(due);
        pass(60);
        double stoodAt = clock.exactly();
        still.next((long) stoodAt + 600_000);
        assertThat(clock.exactly()).isCloseTo(stoodAt, within(60.0 * 300));
        pass(10);
        assertThat(clock.exactly()).isGreaterThanOrEqualTo(stoodAt + 9 * 60);
        assertThat(still.lost().toMillis()).isBetween(35L, 10_000L);
        assertThat(still.lostBefore((long) stoodAt - 1)).isZero();
        assertThat(still.lostBefore((long) stoodAt + 2)).isEqualTo(still.lost().toMillis());
    }

    @Test
    void itNeverGoesBack() {
        long last = clock.now();
        for (int i = 0; i < 200; i++) {
            still.next(last + i % 7 * 100);
            if (i % 20 == 0) {
                pass(15);
            }
            for (long now : new long[] {clock.now(), (long) clock.exactly()}) {
                assertThat(now).isGreaterThanOrEqualTo(last - 60);
                last = Math.max(last, now);
            }
        }
        still.release();
        assertThat(clock.now()).isGreaterThanOrEqualTo(last - 60);
    }

    @Test
    void aTimerIsSetToWhenItsTimeWillHaveComeAfterAll() {
        still.next(clock.now() + 600);
        pass(60);
        long real = System.currentTimeMillis();
        assertThat(clock.realAt(clock.now() + 600))
                .as("while it stands, a timer that is not due is not set to the past")
                .isGreaterThanOrEqualTo(real - 1);
        still.next(clock.now() + 6_000_000);
        long due = clock.now() + 60_000;
        assertThat(clock.played(clock.realAt(due))).isGreaterThanOrEqualTo(due);
        assertThat(clock.played(clock.realAt(due) - 1)).isLessThan(due);
    }
}
