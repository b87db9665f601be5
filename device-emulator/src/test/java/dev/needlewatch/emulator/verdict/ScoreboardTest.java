package dev.needlewatch.emulator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
    private static final long BEGIN = 1_000_000;
    private static final AlarmCode CODE = AlarmCode.PEN_SILENT;

    private final Scoreboard board = new Scoreboard(Set.of(CODE), BEGIN);

    @Test
    void whatWasDueInTheFirstFifteenSecondsCountsAndIsToldApart() {
        Verdict verdict = verdict(silent(3_000, 900), silent(14_999, 80), silent(15_000, 4));
        assertThat(verdict.latency().count()).isEqualTo(3);
        assertThat(verdict.latency().maxMicros()).isBetween(899_000L, 901_000L);
        assertThat(verdict.settled().count()).isEqualTo(1);
        assertThat(verdict.settled().maxMicros()).isBetween(3_990L, 4_010L);
        assertThat(text(verdict)).contains("after 15 s  p50 4.0 ms").contains("1 alarms)");
    }

    @Test
    void aRunThatIsShorterOrLongSettledSaysItOnce() {
        assertThat(text(verdict(silent(3_000, 900)))).doesNotContain("after 15 s");
        Scoreboard late = new Scoreboard(Set.of(CODE), BEGIN);
        assertThat(text(verdict(late, silent(60_000, 5)))).doesNotContain("after 15 s");
    }

    /** A pen falls silent so long after the beginning, and the alarm takes so long. */
    private record Silence(ExpectedAlarm expected, long tookMs) {}

    private static Silence silent(long afterMs, long tookMs) {
        return new Silence(
                Expect.alarm("lyon", CODE, "pen-1", BEGIN + afterMs).session("s-1").build(),
                tookMs);
    }

    private Verdict verdict(Silence... silences) {
        return verdict(board, silences);
    }

    private static Verdict verdict(Scoreboard board, Silence... silences) {
        board.begin("lyon", "s-1");
        for (Silence silence : silences) {
            ExpectedAlarm expected = silence.expected();
            board.heard(
                    AlarmSamples.raised(expected, "a-" + expected.dueAt()),
                    nanos(expected.dueAt() + silence.tookMs()));
            board.expect(List.of(expected), ScoreboardTest::nanos);
        }
        return board.verdict(new PublishLedger.Totals(Map.of(), 0, 0, 0), nanos(BEGIN + 100_000));
    }

    private static long nanos(long wallMs) {
        return (wallMs - BEGIN) * 1_000_000;
    }

    private static String text(Verdict verdict) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        verdict.print(new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
