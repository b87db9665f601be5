package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.emulator.EmulatorSettings;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The mixed scenarios against the whole of it in one process, all beside one another, each in
 * clinics of its own. Only the chain of a thousand pens is left out. Slow, since what shares the
 * machine with them makes alarms late.
 */
@Tag("slow")
class MixesITCase {
    private static final Duration LONGEST = Duration.ofSeconds(75);
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** Where a scenario shows no rule on wall time. */
    private static final double FAST = 4;

    private static final List<String> MIXES =
            List.of(
                    "calm",
                    "ordinary-day",
                    "new-therapist",
                    "bad-cartridge",
                    "flaky-wifi",
                    "night-batch",
                    "storm",
                    "clock-jump",
                    "wrong-clocks",
                    "two-of-a-name",
                    "own-limits");

    @TempDir private static @Nullable Path data;

    private static final ExecutorService PLAYERS = Executors.newCachedThreadPool();
    private static final Map<String, CompletableFuture<Verdict>> VERDICTS = new LinkedHashMap<>();
    private static @Nullable Standalone running;

    @BeforeAll
    static void playAll() {
        Path folder = Objects.requireNonNull(data);
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
        MIXES.forEach(
                name ->
                        VERDICTS.put(
                                name,
                                CompletableFuture.supplyAsync(
                                        () -> play(name, system.broker()), PLAYERS)));
    }

    @AfterAll
    static void stop() {
        PLAYERS.shutdownNow();
        if (running != null) {
            running.close();
        }
    }

    @ParameterizedTest
    @FieldSource("MIXES")
    void endsWithNothingMissedFalseLateOrWrong(String name) {
        Verdict verdict = Objects.requireNonNull(VERDICTS.get(name)).join();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        verdict.print(new PrintStream(text, true, StandardCharsets.UTF_8));
        assertThat(verdict.passed()).as(text.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(verdict.sessions()).isGreaterThanOrEqualTo(2);
    }

    private static Verdict play(String name, BrokerSettings broker) {
        Scenario named = Scenarios.named(name);
        List<ClinicPlan> clinics = new ArrayList<>();
        for (ClinicPlan plan : named.clinics()) {
            String clinic = name + "-" + clinics.size();
            clinics.add(new ClinicPlan(clinic, plan.singleChairs(), plan.doubleChairs()));
        }
        Set<AlarmCode> judged = new TreeSet<>(DemoCodes.JUDGED);
        double speed = named.wallTime() ? 1 : name.equals("ordinary-day") ? 60 : FAST;
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
}
