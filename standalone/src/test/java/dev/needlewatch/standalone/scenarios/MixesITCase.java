package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.time.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The mixed scenarios against the whole of it in one process, three beside one another, each in
 * clinics of its own; the chain of a thousand pens has a test of its own. Slow, since it takes
 * minutes, and what shares the machine with them makes alarms late.
 */
@Tag("slow")
class MixesITCase {
    private static final Duration LONGEST = Duration.ofSeconds(75);

    /** All at once are 2,400 messages a second, too many for two cores with others on them. */
    private static final int ABREAST = 3;

    /** Where a scenario shows no rule on wall time. */
    private static final double FAST = 4;

    /** Where its treatments have their real length. */
    private static final double VERY_FAST = 60;

    private static final Set<String> WHOLE_TREATMENTS = Set.of("ordinary-day", "worn-servo");

    static final List<String> MIXES =
            List.of(
                    "demo",
                    "calm",
                    "ordinary-day",
                    "new-therapist",
                    "bad-cartridge",
                    "flaky-wifi",
                    "lossy-wifi",
                    "night-batch",
                    "storm",
                    "clock-jump",
                    "wrong-clocks",
                    "two-of-a-name",
                    "brown-out",
                    "worn-servo",
                    "own-limits");

    @TempDir private static @Nullable Path data;

    private static final Map<String, CompletableFuture<Verdict>> VERDICTS = new LinkedHashMap<>();
    private static @Nullable Stage stage;

    @BeforeAll
    static void playAll() {
        Stage open = Stage.open(Objects.requireNonNull(data), WallClock.SYSTEM, ABREAST);
        stage = open;
        for (String name : MIXES) {
            Scenario mix = Scenarios.named(name);
            VERDICTS.put(name, open.begin(mix, speed(mix), LONGEST));
        }
    }

    @AfterAll
    static void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    @ParameterizedTest
    @FieldSource("MIXES")
    void endsWithNothingMissedFalseLateOrWrong(String name) {
        Verdict verdict = Objects.requireNonNull(VERDICTS.get(name)).join();
        assertThat(verdict.passed()).as(Stage.text(verdict)).isTrue();
        assertThat(verdict.sessions()).isGreaterThanOrEqualTo(2);
        assertThat(verdict.byCode().keySet()).containsAll(Scenarios.named(name).raises());
    }

    private static double speed(Scenario mix) {
        if (mix.wallTime()) {
            return 1;
        }
        return WHOLE_TREATMENTS.contains(mix.name()) ? VERY_FAST : FAST;
    }
}
