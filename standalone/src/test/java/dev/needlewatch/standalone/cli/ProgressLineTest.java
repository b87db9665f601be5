package dev.needlewatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private String shown(boolean terminal, Duration length, long seconds) {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        ProgressLine line = new ProgressLine(out, terminal, 5 * SECOND, length);
        line.show(new Progress(12_000, 9, 4, 3), (5 + seconds) * SECOND);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsTheRateAndTheAlarmsSoFarBesideABar() {
        assertThat(shown(true, Duration.ofSeconds(60), 15))
                .isEqualTo(
                        "\r[#####               ]   15 s  12,000 messages (800/s)"
                                + "  9 sessions begun, 4 over  3 alarms");
    }

    @Test
    void theBarIsFullWhenItTakesLonger() {
        assertThat(shown(true, Duration.ofSeconds(10), 15)).contains("[####################] ");
    }

    @Test
    void withoutALengthThereIsNoBar() {
        assertThat(shown(true, Duration.ofDays(7), 15)).startsWith("\r  15 s  12,000 messages");
    }

    @Test
    void isQuietWhereThereIsNoTerminal() {
        assertThat(shown(false, Duration.ofSeconds(60), 15)).isEmpty();
    }
}
