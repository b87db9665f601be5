package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.emulator.EmulatorSettings;
import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.FreePorts;
import dev.needlewatch.standalone.Standalone;
import dev.needlewatch.standalone.StandaloneSettings;
import dev.needlewatch.standalone.demo.DemoCodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The scenario of every code that the system decides, against the whole of it in one process: all
 * beside one another, each in a clinic of its own.
 */
class ScenariosITCase {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(15);

    @TempDir private static @Nullable Path data;

    private static final ExecutorService PLAYERS = Executors.newCachedThreadPool();
    private static final Map<AlarmCode, CompletableFuture<Verdict>> VERDICTS =
            new LinkedHashMap<>();
    private static @Nullable Standalone running;

    @BeforeAll
    static void playAll() {
        Path folder = java.util.Objects.requireNonNull(data);
        Standalone system =
                Standalone.start(
                        new StandaloneSettings(
                                FreePorts.next(),
                                0,
                                FreePorts.next(),
                                folder,
                                null,
                                null,
                                1,
                                WallClock.SYSTEM));
        running = system;
        BrokerSettings broker = system.broker();
        Arrays.stream(AlarmCode.values())
                .filter(DemoCodes.JUDGED::contains)
                .forEach(
                        code ->
                                VERDICTS.put(
                                        code,
                                        CompletableFuture.supplyAsync(
                                                () -> play(code, broker), PLAYERS)));
    }

    @AfterAll
    static void stop() {
        PLAYERS.shutdownNow();
        if (running != null) {
            running.close();
        }
    }

    @ParameterizedTest
    @EnumSource(AlarmCode.class)
    void itsScenarioEndsWithNothingMissedFalseLateOrWrong(AlarmCode code) {
        CompletableFuture<Verdict> played = VERDICTS.get(code);
        assumeThat(played).as("the system decides " + code).isNotNull();
        Verdict verdict = played.join();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        verdict.print(new PrintStream(text, true, StandardCharsets.UTF_8));
        assertThat(verdict.passed()).as(text.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(verdict.byCode()).containsKey(code);
    }

    private static Verdict play(AlarmCode code, BrokerSettings broker) {
        String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Scenario named = Scenarios.named(name);
        List<ClinicPlan> clinics =
                named.clinics().stream()
                        .map(c -> new ClinicPlan(name, c.singleChairs(), c.doubleChairs()))
                        .toList();
        Set<AlarmCode> judged = new TreeSet<>(DemoCodes.JUDGED);
        judged.retainAll(Oracle.codes());
        double speed = speed(named, code);
        if (speed > 1) {
            judged.remove(AlarmCode.CLOCK_SKEW); // of course: the pens' time runs away
        }
        EmulatorSettings settings =
                new EmulatorSettings(
                        broker,
                        named.in(clinics),
                        named.seed(),
                        judged,
                        speed,
                        WallClock.SYSTEM,
                        null);
        try (Emulator emulator = Emulator.start(settings, EmulatorListener.NONE)) {
            emulator.awaitPlayed(LONGEST);
            return emulator.finish(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while playing " + name, e);
        }
    }

    private static double speed(Scenario scenario, AlarmCode code) {
        if (scenario.wallTime()) {
            return 1;
        }
        return code == AlarmCode.NEEDLING_TIME || code == AlarmCode.SESSION_TIME ? 120 : 5;
    }
}
