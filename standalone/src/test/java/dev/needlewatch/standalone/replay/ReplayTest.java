package dev.needlewatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.standalone.OperatorMistake;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final long START = 1_795_377_844_000L;

    @TempDir private Path folder;

    private final List<String> lines = new ArrayList<>();
    private int seq;

    private void pen(String kind, String members) {
        long at = START + 100L * seq;
        lines.add(
                "{\"arrivedAt\":%d,\"topic\":\"needling/v1/lyon/pens/pen-3/%s\",\"payload\":{\"boot\":7,\"seq\":%d,\"at\":%d,%s}}"
                        .formatted(at, kind, seq++, at, members));
    }

    private void reading(double depthMm) {
        pen(
                "reading",
                "\"session\":\"s-1\",\"area\":\"cheek\",\"depthMm\":%s,\"speedRpm\":7000"
                        .formatted(depthMm));
    }

    private void aSessionTooDeep() {
        pen("session", "\"session\":\"s-1\",\"type\":\"opened\",\"treatment\":\"medical\"");
        pen("session", "\"session\":\"s-1\",\"type\":\"test-area\",\"reaction\":\"none\"");
        reading(1.62);
        reading(1.62);
        for (int i = 0; i < 22; i++) {
            reading(0.8);
        }
    }

    private Path file(String name, List<String> content) throws Exception {
        return Files.write(folder.resolve(name), content);
    }

    private static String replay(@Nullable ClinicLimits limits, Path... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Replay(new ReplayReport(new PrintStream(out, true, StandardCharsets.UTF_8)), limits)
                .play(List.of(files));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsAlarmsSessionsAndAccounts() throws Exception {
        aSessionTooDeep();
        String report = replay(null, file("a.jsonl", lines));
        assertThat(report.lines())
                .anyMatch(
                        line ->
                                line.contains("raised")
                                        && line.contains("DEPTH_ABOVE_LIMIT")
                                        && line.contains("lyon s-1"))
                .anyMatch(line -> line.startsWith("still latched: DEPTH_ABOVE_LIMIT lyon s-1 a-"))
                .anyMatch(
                        line ->
                                line.startsWith("session lyon s-1: open, medical rejuvenation")
                                        && line.contains("deepest 1.62 mm")
                                        && line.contains("1 high, 0 medium"))
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "26 received = 26 accepted + 0 duplicate + 0 rejected"));
    }

    @Test
    void twiceTheSameIsTheSame() throws Exception {
        aSessionTooDeep();
        Path file = file("a.jsonl", lines);
        assertThat(replay(null, file)).isEqualTo(replay(null, file));
    }

    @Test
    void severalFilesArePlayedByTimeOfArrival() throws Exception {
        aSessionTooDeep();
        String together = replay(null, file("a.jsonl", lines));
        List<String> even = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            (i % 2 == 0 ? even : odd).add(lines.get(i));
        }
        assertThat(replay(null, file("odd.jsonl", odd), file("even.jsonl", even)))
                .isEqualTo(together);
    }

    @Test
    void otherLimitsSayWhatTheyWouldHaveDone() throws Exception {
        lines.add(
                "{\"arrivedAt\":%d,\"topic\":\"needling/v1/lyon/limits\",\"payload\":{\"version\":\"lyon-1\"}}"
                        .formatted(START));
        aSessionTooDeep();
        Path other =
                file(
                        "other.json",
                        List.of(
                                "{\"version\":\"try-1\",\"areas\":{\"cheek\":{\"rejuvenationMaxMm\":0.7,\"rejuvenationWarnMm\":0.6}}}"));
        String report = replay(Replay.limits(other), file("a.jsonl", lines));
        assertThat(report).contains("is above 0.70 mm").doesNotContain("latched");
    }

    @Test
    void whatTheSystemItselfPublishedIsPassedOver() throws Exception {
        aSessionTooDeep();
        lines.add(
                "{\"arrivedAt\":%d,\"topic\":\"needling/v1/lyon/alarm-events\",\"payload\":{}}"
                        .formatted(START + 100L * seq));
        assertThat(replay(null, file("a.jsonl", lines)))
                .contains("26 received", "1 of the system's own passed over");
    }

    @Test
    void aBadLineIsNamedByFileAndNumber() throws Exception {
        aSessionTooDeep();
        lines.add(3, "");
        lines.set(5, "{\"arrivedAt\":1,");
        Path file = file("bad.jsonl", lines);
        assertThatThrownBy(() -> replay(null, file))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageStartingWith(file + ":6: not JSON");
    }

    @Test
    void aMissingFileAndBadLimitsAreNamed() throws Exception {
        Path missing = folder.resolve("missing.jsonl");
        assertThatThrownBy(() -> replay(null, missing))
                .isInstanceOf(OperatorMistake.class)
                .hasMessage(missing + ": there is no such file");
        Path bad = file("limits.json", List.of("{\"version\":\"x\",\"a\":1,\"b\":2}"));
        assertThatThrownBy(() -> Replay.limits(bad))
                .isInstanceOf(OperatorMistake.class)
                .hasMessage(bad + ": unknown member 'a'\n" + bad + ": unknown member 'b'");
    }
}
