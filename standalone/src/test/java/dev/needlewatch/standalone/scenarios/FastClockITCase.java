package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.emulator.EmulatorSettings;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.demo.WarmUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rules on wall time, played ten times as fast to the whole system, which runs by the same clock.
 */
class FastClockITCase {
    private static final double SPEED = 10;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(15);

    @TempDir private static @Nullable Path data;
    private static @Nullable Stage stage;

    @BeforeAll
    static void startAndWarmUp() throws InterruptedException {
        Stage open = Stage.open(Objects.requireNonNull(data), WallClock.fromNow(SPEED));
        stage = open;
        WarmUp.play(open.system(), 2, () -> false);
    }

    @AfterAll
    static void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PEN_SILENT",
                "CLOCK_SKEW",
                "READINGS_REJECTED",
                "READINGS_LOST",
                "LOG_ERROR_BURST",
                "NO_SESSION"
            })
    void itsScenarioEndsWithNothingMissedFalseLateOrWrong(AlarmCode code)
            throws InterruptedException {
        Scenario scenario = Scenarios.named(ScenariosITCase.name(code));
        Verdict verdict = playToTheEnd(scenario);
        assertThat(verdict.passed()).as(Stage.text(verdict)).isTrue();
        assertThat(verdict.byCode().get(code))
                .as("certain in spite of the wider tolerance: " + Stage.text(verdict))
                .isNotNull()
                .satisfies(tally -> assertThat(tally.expected()).isPositive());
    }

    @Test
    void whatNobodyAcknowledgesEscalatesAfterFifteenPlayedSeconds() throws InterruptedException {
        List<Alarm> changes = new CopyOnWriteArrayList<>();
        EmulatorListener ear =
                new EmulatorListener() {
                    @Override
                    public void alarm(Alarm alarm) {
                        changes.add(alarm);
                    }
                };
        EmulatorSettings settings =
                Objects.requireNonNull(stage)
                        .settings(Scenarios.named("cartridge-reused"), "escalates", 1);
        try (Emulator emulator = Emulator.start(settings, ear)) {
            Awaitility.await("a high alarm that nobody acknowledges escalates")
                    .atMost(LONGEST)
                    .until(() -> changes.stream().anyMatch(FastClockITCase::escalatedOnce));
            Alarm escalated =
                    changes.stream()
                            .filter(FastClockITCase::escalatedOnce)
                            .findFirst()
                            .orElseThrow();
            assertThat(escalated.changedAt() - escalated.raisedAt())
                    .as("played time, by the system's own word")
                    .isBetween(15_000L, 20_000L);
            assertThat(emulator.finish(GRACE).faults()).isEmpty();
        }
    }

    private static Verdict playToTheEnd(Scenario scenario) throws InterruptedException {
        EmulatorSettings settings =
                Objects.requireNonNull(stage).settings(scenario, scenario.name(), 1);
        try (Emulator emulator = Emulator.start(settings, EmulatorListener.NONE)) {
            assertThat(emulator.awaitPlayed(LONGEST)).as("played to its end").isTrue();
            return emulator.finish(GRACE);
        }
    }

    private static boolean escalatedOnce(Alarm alarm) {
        return alarm.event() == AlarmEvent.ESCALATED
                && alarm.priority() == Priority.HIGH
                && Objects.equals(alarm.escalation(), 1);
    }
}
