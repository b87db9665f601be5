package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.emulator.EmulatorSettings;
import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.FreePorts;
import dev.needlewatch.standalone.Standalone;
import dev.needlewatch.standalone.StandaloneSettings;
import dev.needlewatch.standalone.demo.DemoCodes;
import dev.needlewatch.standalone.demo.WarmUp;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
    private static @Nullable Standalone running;

    @BeforeAll
    static void startAndWarmUp() throws InterruptedException {
        running =
                Standalone.start(
                        new StandaloneSettings(
                                FreePorts.next(),
                                0,
                                FreePorts.next(),
                                Objects.requireNonNull(data),
                                null,
                                null,
                                1,
                                WallClock.fromNow(SPEED)));
        WarmUp.play(running, 2, () -> false);
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
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
        String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Verdict verdict = play(Scenarios.named(name), name, EmulatorListener.NONE);
        assertThat(verdict.passed()).as(text(verdict)).isTrue();
        assertThat(verdict.byCode().get(code))
                .as("certain in spite of the wider tolerance: " + text(verdict))
                .isNotNull()
                .satisfies(tally -> assertThat(tally.expected()).isPositive());
    }

    @Test
    void whatNobodyAcknowledgesEscalatesAfterFifteenPlayedSeconds() throws InterruptedException {
        Standalone system = Objects.requireNonNull(running);
        List<Alarm> changes = new CopyOnWriteArrayList<>();
        EmulatorListener ear =
                new EmulatorListener() {
                    @Override
                    public void alarm(Alarm alarm) {
                        changes.add(alarm);
                    }
                };
        try (Emulator emulator =
                Emulator.start(
                        settings(Scenarios.named("cartridge-reused"), "escalates", system), ear)) {
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

    private static boolean escalatedOnce(Alarm alarm) {
        return alarm.event() == AlarmEvent.ESCALATED
                && alarm.priority() == Priority.HIGH
                && Objects.equals(alarm.escalation(), 1);
    }

    private static Verdict play(Scenario scenario, String clinic, EmulatorListener listener)
            throws InterruptedException {
        Standalone system = Objects.requireNonNull(running);
        try (Emulator emulator = Emulator.start(settings(scenario, clinic, system), listener)) {
            assertThat(emulator.awaitPlayed(LONGEST)).as("played to its end").isTrue();
            return emulator.finish(GRACE);
        }
    }

    private static EmulatorSettings settings(Scenario scenario, String clinic, Standalone system) {
        List<ClinicPlan> clinics =
                scenario.clinics().stream()
                        .map(c -> new ClinicPlan(clinic, c.singleChairs(), c.doubleChairs()))
                        .toList();
        return new EmulatorSettings(
                system.broker(),
                scenario.in(clinics),
                scenario.seed(),
                DemoCodes.JUDGED,
                1,
                system.clock(),
                null);
    }

    private static String text(Verdict verdict) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        verdict.print(new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
