package dev.needlewatch.streamjobs.rules.pen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsLostTest {
    @Test
    void isRaisedByTenLostWhenNothingFilledTheGap() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        bench.seq += 10;
        bench.needle();
        long shownBy = bench.now;
        bench.needleFor(4_900);
        assertThat(bench.alarms).isEmpty();
        bench.needle();
        assertThat(bench.told()).containsExactly("READINGS_LOST raised on low");
        assertThat(bench.last().value()).isEqualTo(10.0);
        assertThat(bench.last().since()).isEqualTo(shownBy);
        assertThat(bench.state.numbers.lostInAll).isEqualTo(10);
    }

    @Test
    void isNotRaisedByNine() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        bench.seq += 9;
        assertThat(bench.needleFor(10_000).alarms).isEmpty();
        assertThat(bench.state.numbers.lostInAll).isEqualTo(9);
    }

    @Test
    void addsUpGapsWithinAMinuteOfWallTime() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        bench.seq += 5;
        bench.needleFor(58_000);
        bench.seq += 5;
        bench.needleFor(6_000);
        assertThat(bench.told()).containsExactly("READINGS_LOST raised on low");
    }

    @Test
    void forgetsGapsOlderThanAMinute() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        bench.seq += 5;
        bench.needleFor(61_000);
        bench.seq += 5;
        assertThat(bench.needleFor(10_000).alarms).isEmpty();
    }

    @Test
    void needsMoreThanOnePercent() {
        PenBench bench = new PenBench();
        bench.needle();
        // A thousand numbers within a second, ten of them lost: one percent, and no more.
        for (int i = 0; i < 989; i++) {
            bench.now++;
            bench.take(bench.reading(7, bench.seq++, 7_000));
        }
        bench.seq += 10;
        bench.now++;
        bench.take(bench.reading(7, bench.seq++, 7_000));
        bench.idle(6_000);
        assertThat(bench.state.numbers.lostInAll).isEqualTo(10);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void endsAfterAMinuteWithoutLoss() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        bench.seq += 20;
        bench.needleFor(60_000);
        assertThat(bench.alarms).hasSize(1);
        bench.needleFor(200);
        assertThat(bench.told()).endsWith("READINGS_LOST ended off low");
    }

    @Test
    void doesNotCountWhatLogLinesAndSessionEventsFill() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        for (int i = 0; i < 10; i++) {
            bench.log(LogLevel.INFO);
        }
        bench.opened("s-1");
        bench.needleFor(10_000);
        assertThat(bench.alarms).isEmpty();
        assertThat(bench.state.numbers.lostInAll).isZero();
    }

    @Test
    void doesNotCountWhatComesLate() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        List<Reading> delayed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            bench.now += 100;
            delayed.add(bench.reading(7, bench.seq++, 7_000));
        }
        bench.needle();
        for (Reading reading : delayed) {
            assertThat(bench.take(reading)).isEqualTo(Intake.LATE);
        }
        assertThat(bench.needleFor(10_000).alarms).isEmpty();
        assertThat(bench.state.numbers.lostInAll).isZero();
    }

    @Test
    void takesBackWhatComesAfterItWasGivenUp() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        long first = bench.seq;
        bench.seq += 9;
        bench.needleFor(6_000);
        bench.take(bench.reading(7, first, 7_000));
        assertThat(bench.state.numbers.lostInAll).isEqualTo(8);
        bench.seq += 1;
        assertThat(bench.needleFor(6_000).alarms).isEmpty();
    }

    @Test
    void beginsTheCountAnewWithARestart() {
        PenBench bench = new PenBench();
        bench.seq = 5_000;
        bench.needleFor(1_000);
        bench.boot = 8;
        bench.seq = 0;
        bench.needleFor(10_000);
        assertThat(bench.alarms).isEmpty();
        assertThat(bench.state.numbers.lostInAll).isZero();
    }

    @Test
    void isNotUpsetByATabletsOwnCount() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        bench.boot = 1;
        bench.seq = 90_000;
        bench.opened("s-1");
        bench.boot = 7;
        bench.seq = 10;
        assertThat(bench.needleFor(10_000).alarms).isEmpty();
        assertThat(bench.state.numbers.lostInAll).isZero();
    }

    @Test
    void saysNothingOfThePartOfABootItDidNotSee() {
        PenBench bench = new PenBench();
        bench.seq = 123_456;
        assertThat(bench.needleFor(10_000).alarms).isEmpty();
    }
}
