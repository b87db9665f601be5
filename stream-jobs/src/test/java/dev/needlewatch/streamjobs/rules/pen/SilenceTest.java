package dev.needlewatch.streamjobs.rules.pen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import org.junit.jupiter.api.Test;

class SilenceTest {
    @Test
    void tellsTheSessionAfterFiveSecondsOfWallTime() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000).idle(4_999);
        assertThat(bench.signs).isEmpty();
        bench.idle(1);
        assertThat(bench.signs)
                .containsExactly(
                        new Sign.PenSilent("s-1", "pen-3", 7, 9, PenBench.START + 1_000, false));
        bench.idle(60_000);
        assertThat(bench.signs).hasSize(1);
    }

    @Test
    void tellsThatThePenIsBackWithTheNextMessage() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000).idle(7_000).log(LogLevel.INFO);
        assertThat(bench.signs).endsWith(new Sign.PenBack("s-1", "pen-3"));
        bench.rest();
        assertThat(bench.signs).hasSize(2);
    }

    @Test
    void saysNothingOfAPenThatDidNotNeedle() {
        PenBench bench = new PenBench();
        bench.rest();
        bench.idle(60_000);
        assertThat(bench.signs).isEmpty();
    }

    @Test
    void saysNothingOfAPenThatNeedledInNoSession() {
        PenBench bench = new PenBench();
        bench.session = null;
        bench.needleFor(1_000).idle(60_000);
        assertThat(bench.signs).isEmpty();
    }

    @Test
    void saysNothingAfterTheSessionClosed() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000).closed("s-1");
        bench.idle(60_000);
        assertThat(bench.signs).isEmpty();
    }

    @Test
    void saysNothingToASessionThePenLeftForAnother() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        bench.session = "s-2";
        bench.rest();
        bench.idle(60_000);
        assertThat(bench.signs).isEmpty();
    }

    @Test
    void tellsAtOnceWhenTheWillArrives() {
        PenBench bench = new PenBench();
        bench.born(null, null);
        bench.needleFor(1_000);
        bench.dies(7);
        assertThat(bench.signs)
                .containsExactly(new Sign.PenSilent("s-1", "pen-3", 7, 9, bench.now - 100, true));
        bench.idle(60_000);
        assertThat(bench.signs).hasSize(1);
    }

    @Test
    void ignoresADeathOfAnotherBirth() {
        PenBench bench = new PenBench();
        bench.born(null, null);
        bench.needleFor(1_000);
        assertThat(bench.dies(6)).isEqualTo(Intake.LATE);
        assertThat(bench.dies(8)).isEqualTo(Intake.LATE);
        assertThat(bench.signs).isEmpty();
    }

    @Test
    void ignoresADeathThatComesAfterTheNextBootsFirstReading() {
        PenBench bench = new PenBench();
        bench.born(null, null);
        bench.needleFor(1_000);
        bench.boot = 8;
        bench.seq = 0;
        bench.needle();
        assertThat(bench.dies(7)).isEqualTo(Intake.LATE);
        assertThat(bench.signs).isEmpty();
    }

    @Test
    void takesTheSameWillTwiceForOne() {
        PenBench bench = new PenBench();
        bench.born(null, null);
        bench.needleFor(1_000);
        var will = bench.status(PenState.OFFLINE, 7, null, null, null);
        assertThat(bench.take(will)).isEqualTo(Intake.ACCEPTED);
        bench.needle();
        assertThat(bench.take(will)).isEqualTo(Intake.DUPLICATE);
        assertThat(bench.signs).hasSize(2);
        bench.born(null, null);
        assertThat(bench.take(will)).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.signs).hasSize(3);
    }

    @Test
    void isNotBroughtBackByWhatTheBrokerKeptButByABirth() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000).idle(6_000);
        bench.takeRetained(bench.status(PenState.ONLINE, 7, 80.0, null, null));
        assertThat(bench.signs).hasSize(1);
        bench.boot = 8;
        bench.born(null, null);
        assertThat(bench.signs).endsWith(new Sign.PenBack("s-1", "pen-3"));
    }

    @Test
    void isNotBroughtBackByATabletOrByWhatCameBefore() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        bench.idle(6_000);
        bench.boot = 1;
        bench.opened("s-9");
        bench.boot = 7;
        assertThat(bench.take(bench.reading(7, 4, 7_000))).isEqualTo(Intake.DUPLICATE);
        assertThat(bench.take(bench.reading(6, 40, 7_000))).isEqualTo(Intake.LATE);
        assertThat(bench.signs).hasSize(1);
    }

    @Test
    void twiceSilentIsTwoDifferentSilences() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000).idle(6_000);
        bench.needleFor(100).idle(6_000);
        assertThat(bench.signs).hasSize(3);
        assertThat(bench.signs.get(2)).isNotEqualTo(bench.signs.get(0));
    }

    @Test
    void countsOnlyFromWhenItCouldHear() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        bench.now += 30_000;
        bench.rules.watchingSince(bench.now);
        bench.idle(4_999);
        assertThat(bench.signs).isEmpty();
        bench.idle(1);
        assertThat(bench.signs).hasSize(1);
    }

    @Test
    void nobodyIsSilentBehindABacklog() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        long arrived = bench.now;
        bench.now += 2_501;
        bench.rules.waited(arrived, bench.now);
        bench.idle(4_999);
        assertThat(bench.signs).isEmpty();
        bench.idle(1);
        assertThat(bench.signs).hasSize(1);
    }

    @Test
    void aLittleLagPutsNoSilenceOff() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        bench.rules.waited(bench.now, bench.now + 2_500);
        bench.idle(5_000);
        assertThat(bench.signs).hasSize(1);
    }
}
