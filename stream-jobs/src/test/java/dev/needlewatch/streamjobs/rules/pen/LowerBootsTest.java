package dev.needlewatch.streamjobs.rules.pen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LowerBootsTest {
    private static final long GARBLED = 100_000;

    private static PenBench garbled() {
        PenBench bench = new PenBench().needleFor(1_000);
        bench.step();
        bench.take(bench.reading(GARBLED, 3, 7_000));
        return bench;
    }

    @Test
    void tenNewerReadingsOfALowerBootAreThePensPresentLife() {
        PenBench bench = garbled();
        for (int i = 0; i < 9; i++) {
            assertThat(bench.needle()).isEqualTo(Intake.LATE);
        }
        assertThat(bench.needle()).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.needle()).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.state.lower).isNull();
    }

    @Test
    void itsStatusesLogLinesAndDeathCountAgain() {
        PenBench bench = new PenBench().needleFor(1_000);
        bench.boot = GARBLED;
        bench.born("k-1", 7_000.0);
        bench.take(new LogLine(GARBLED, 0, bench.now, LogLevel.ERROR, "x", null));
        bench.boot = 7;
        assertThat(bench.battery(5)).isEqualTo(Intake.LATE);
        bench.needleFor(1_000);
        assertThat(bench.battery(5)).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.log(LogLevel.INFO)).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.cartridges).isNotEmpty();
        assertThat(bench.dies(7)).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.signs).last().isInstanceOf(Sign.PenSilent.class);
    }

    @Test
    void duplicatesOfEitherBootStayDuplicates() {
        PenBench bench = garbled().needleFor(2_000);
        assertThat(bench.take(bench.reading(7, 2, 7_000))).isEqualTo(Intake.DUPLICATE);
        assertThat(bench.take(bench.reading(7, 12, 7_000))).isEqualTo(Intake.DUPLICATE);
        assertThat(bench.take(bench.reading(GARBLED, 3, 7_000))).isEqualTo(Intake.DUPLICATE);
        assertThat(bench.needle()).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.take(bench.reading(GARBLED, 4, 7_000))).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.take(bench.reading(GARBLED, 3, 7_000))).isEqualTo(Intake.DUPLICATE);
        assertThat(bench.take(bench.reading(7, 2, 7_000))).isEqualTo(Intake.DUPLICATE);
    }

    @Test
    void aBacklogFromBeforeARestartStaysLate() {
        PenBench bench = new PenBench().needleFor(1_000);
        List<Reading> backlog = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            bench.step();
            backlog.add(bench.reading(7, 10 + i, 7_000));
        }
        bench.boot = 8;
        bench.seq = 0;
        assertThat(bench.needle()).isEqualTo(Intake.ACCEPTED);
        backlog.forEach(r -> assertThat(bench.take(r)).isEqualTo(Intake.LATE));
        assertThat(bench.needle()).isEqualTo(Intake.ACCEPTED);
    }

    @Test
    void oneOfTheHigherBootInBetweenBeginsTheRowAnew() {
        PenBench bench = garbled().needleFor(900);
        assertThat(bench.take(bench.reading(GARBLED, 4, 7_000))).isEqualTo(Intake.ACCEPTED);
        bench.needleFor(900);
        assertThat(bench.state.boot).isEqualTo(GARBLED);
        assertThat(bench.needle()).isEqualTo(Intake.ACCEPTED);
    }

    @Test
    void losesNothingByIt() {
        PenBench bench = garbled().needleFor(60_000).idle(10_000);
        assertThat(bench.alarms).isEmpty();
        assertThat(bench.state.numbers.lostInAll).isZero();
    }
}
