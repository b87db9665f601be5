package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.time.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand pens, each with its connection, against the whole of it in one process: every chair
 * works one session, and they begin so far apart that two cores can play and judge them. Slow,
 * since it takes minutes.
 */
@Tag("slow")
class ChainITCase {
    private static final Duration LONGEST = Duration.ofMinutes(4);

    /** A thousand times this is two minutes: about a thousand messages a second. */
    private static final int STAGGER_MS = 120;

    @Test
    void aThousandPensEndWithNothingMissedFalseLateOrWrong(@TempDir Path data)
            throws InterruptedException {
        Scenario chain = spread(Scenarios.named("chain-of-1000"));
        assertThat(chain.pens()).isEqualTo(1_000);
        try (Stage stage = Stage.open(data, WallClock.SYSTEM)) {
            Verdict verdict = stage.play(chain, 1, LONGEST);
            assertThat(verdict.passed()).as(Stage.text(verdict)).isTrue();
            assertThat(verdict.sessions()).isEqualTo(1_000);
            assertThat(verdict.expected()).isGreaterThanOrEqualTo(100);
        }
    }

    private static Scenario spread(Scenario chain) {
        return new Scenario(
                chain.name(),
                chain.about(),
                chain.seed(),
                chain.raises(),
                chain.wallTime(),
                null,
                chain.clinics(),
                chain.clean(),
                chain.breaking(),
                chain.oneIn(),
                1,
                STAGGER_MS,
                chain.faults(),
                chain.limits());
    }
}
