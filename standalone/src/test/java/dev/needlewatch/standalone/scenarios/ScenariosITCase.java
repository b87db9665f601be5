package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.time.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The scenario of every code against the whole of it in one process: all beside one another, each
 * in a clinic of its own.
 */
class ScenariosITCase {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir private static @Nullable Path data;

    private static final Map<AlarmCode, CompletableFuture<Verdict>> VERDICTS =
            new EnumMap<>(AlarmCode.class);
    private static @Nullable Stage stage;

    @BeforeAll
    static void playAll() {
        Stage open =
                Stage.open(
                        Objects.requireNonNull(data), WallClock.SYSTEM, AlarmCode.values().length);
        stage = open;
        for (AlarmCode code : AlarmCode.values()) {
            Scenario scenario = Scenarios.named(name(code));
            VERDICTS.put(code, open.begin(scenario, speed(scenario, code), LONGEST));
        }
    }

    @AfterAll
    static void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    @ParameterizedTest
    @EnumSource(AlarmCode.class)
    void itsScenarioEndsWithNothingMissedFalseLateOrWrong(AlarmCode code) {
        Verdict verdict = Objects.requireNonNull(VERDICTS.get(code)).join();
        assertThat(verdict.passed()).as(Stage.text(verdict)).isTrue();
        assertThat(verdict.byCode()).containsKey(code);
    }

    /** A code's own scenario. */
    static String name(AlarmCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double speed(Scenario scenario, AlarmCode code) {
        if (scenario.wallTime()) {
            return 1;
        }
        return code == AlarmCode.NEEDLING_TIME || code == AlarmCode.SESSION_TIME ? 120 : 5;
    }
}
