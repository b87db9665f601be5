package dev.needlewatch.streamjobs.rules.pen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import org.junit.jupiter.api.Test;

class BurstsTest {
    @Test
    void fiveRejectedPayloadsWithinAMinuteRaiseReadingsRejected() {
        PenBench bench = new PenBench().rejected(4);
        assertThat(bench.alarms).isEmpty();
        bench.idle(59_600).rules.rejected(bench.state, bench.now, bench);
        assertThat(bench.told()).containsExactly("READINGS_REJECTED raised on medium");
        assertThat(bench.last().since()).isEqualTo(PenBench.START + 100);
        assertThat(bench.last().value()).isEqualTo(5.0);
    }

    @Test
    void fiveInMoreThanAMinuteDoNot() {
        PenBench bench = new PenBench().rejected(4).idle(59_701);
        bench.rules.rejected(bench.state, bench.now, bench);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void readingsRejectedEndsAfterAMinuteWithoutOne() {
        PenBench bench = new PenBench().rejected(5).idle(59_800).rejected(1);
        assertThat(bench.told())
                .endsWith("READINGS_REJECTED updated on medium")
                .doesNotContain("READINGS_REJECTED ended off medium");
        bench.idle(59_999);
        assertThat(bench.told()).doesNotContain("READINGS_REJECTED ended off medium");
        bench.idle(1);
        assertThat(bench.told()).endsWith("READINGS_REJECTED ended off medium");
    }

    @Test
    void anotherBurstIsAnotherAlarm() {
        PenBench bench = new PenBench().rejected(5).idle(60_000).rejected(4);
        assertThat(bench.told()).endsWith("READINGS_REJECTED ended off medium");
        bench.rejected(1);
        assertThat(bench.told()).endsWith("READINGS_REJECTED raised on medium");
        assertThat(bench.last().id()).isNotEqualTo(bench.alarms.get(0).id());
    }

    @Test
    void fiveErrorLinesWithinAMinuteRaiseLogErrorBurst() {
        PenBench bench = new PenBench().errors(4);
        assertThat(bench.alarms).isEmpty();
        bench.errors(1);
        assertThat(bench.told()).containsExactly("LOG_ERROR_BURST raised on medium");
        bench.idle(60_000);
        assertThat(bench.told()).endsWith("LOG_ERROR_BURST ended off medium");
    }

    @Test
    void otherLinesDoNotCount() {
        PenBench bench = new PenBench().errors(4);
        for (int i = 0; i < 20; i++) {
            bench.log(LogLevel.WARN);
        }
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void theSameLineAgainDoesNotCount() {
        PenBench bench = new PenBench().errors(4);
        LogLine again = new LogLine(7, 3, bench.now, LogLevel.ERROR, "motor current high", null);
        for (int i = 0; i < 10; i++) {
            assertThat(bench.take(again)).isEqualTo(Intake.DUPLICATE);
        }
        assertThat(bench.alarms).isEmpty();
    }
}
