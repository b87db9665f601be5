package dev.needlewatch.streamjobs.rules.pen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSkewTest {
    @ParameterizedTest
    @ValueSource(longs = {5_001, -5_001})
    void isRaisedWithTheTenthMessageMoreThanFiveSecondsOff(long ahead) {
        PenBench bench = new PenBench();
        bench.ahead = ahead;
        bench.needleFor(900);
        assertThat(bench.alarms).isEmpty();
        bench.needle();
        assertThat(bench.told()).containsExactly("CLOCK_SKEW raised on medium");
        assertThat(bench.last().since()).isEqualTo(PenBench.START + 100 + ahead);
        assertThat(bench.last().session()).isEqualTo("s-1");
    }

    @ParameterizedTest
    @ValueSource(longs = {5_000, -5_000, 0})
    void isNotRaisedByFiveSeconds(long ahead) {
        PenBench bench = new PenBench();
        bench.ahead = ahead;
        assertThat(bench.needleFor(3_000).alarms).isEmpty();
    }

    @Test
    void beginsAnewAfterOneThatWasRight() {
        PenBench bench = new PenBench();
        bench.ahead = 6_000;
        bench.needleFor(900);
        bench.ahead = 0;
        bench.needle();
        bench.ahead = 6_000;
        assertThat(bench.needleFor(900).alarms).isEmpty();
    }

    @Test
    void endsWithTheTenthInARowWithinTwoSeconds() {
        PenBench bench = new PenBench();
        bench.ahead = 6_000;
        bench.needleFor(1_000);
        bench.ahead = 2_000;
        bench.needleFor(900);
        bench.ahead = 2_001;
        bench.needle();
        bench.ahead = 2_000;
        bench.needleFor(900);
        assertThat(bench.alarms).hasSize(1);
        bench.needle();
        assertThat(bench.told()).endsWith("CLOCK_SKEW ended off medium");
    }

    @Test
    void tellsAWorseValueOnlyInWholeSeconds() {
        PenBench bench = new PenBench();
        bench.ahead = 6_000;
        bench.needleFor(1_000);
        bench.ahead = 6_900;
        bench.needleFor(2_000);
        assertThat(bench.alarms).hasSize(1);
        bench.ahead = 8_200;
        bench.needleFor(2_000);
        assertThat(bench.alarms.stream().map(Alarm::value)).containsExactly(6.0, 8.0);
    }

    @Test
    void isNotRaisedByABacklogThatComesAllAtOnce() {
        PenBench bench = new PenBench();
        bench.needleFor(1_000);
        List<Reading> kept = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            bench.now += 100;
            kept.add(bench.reading(7, bench.seq++, 7_000));
        }
        for (int i = 0; i < kept.size(); i++) {
            bench.now += i % 10 == 0 ? 1 : 0;
            bench.take(kept.get(i));
        }
        assertThat(bench.needleFor(5_000).alarms).isEmpty();
    }

    @Test
    void isNotRaisedByWhatTheBrokerKept() {
        PenBench bench = new PenBench();
        for (int i = 0; i < 20; i++) {
            bench.now += 60_000;
            bench.ahead = -50_000;
            bench.takeRetained(bench.status(PenState.ONLINE, 7, 50.0, null, null));
        }
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void isNotRaisedByATabletsClock() {
        PenBench bench = new PenBench();
        bench.needleFor(500);
        bench.ahead = 90_000;
        for (int i = 0; i < 20; i++) {
            bench.opened("s-" + i);
        }
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void leavesLateReadingsAside() {
        PenBench bench = new PenBench();
        bench.needleFor(5_000);
        bench.seq = 200;
        bench.needle();
        bench.ahead = -20_000;
        for (int seq = 100; seq < 130; seq++) {
            bench.now += 100;
            bench.take(bench.reading(7, seq, 7_000));
        }
        assertThat(bench.alarms).noneMatch(a -> a.code().name().equals("CLOCK_SKEW"));
    }
}
