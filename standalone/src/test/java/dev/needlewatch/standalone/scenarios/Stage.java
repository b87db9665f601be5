package dev.needlewatch.standalone.scenarios;

import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.emulator.EmulatorSettings;
import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.Standalone;
import dev.needlewatch.standalone.StandaloneSettings;
import dev.needlewatch.standalone.demo.DemoCodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The whole system in one process, and scenarios played to it, each in clinics of its own. */
final class Stage implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Standalone system;
    private final ExecutorService players;

    private Stage(Standalone system, int abreast) {
        this.system = system;
        players = Executors.newFixedThreadPool(abreast);
    }

    /** Starts the system, which runs by this clock and keeps everything in this folder. */
    static Stage open(Path data, WallClock clock) {
        return open(data, clock, 1);
    }

    /** The same, for so many scenarios beside one another. */
    static Stage open(Path data, WallClock clock, int abreast) {
        return new Stage(
                Standalone.start(
                        new StandaloneSettings(
                                FreePorts.next(), 0, FreePorts.next(), data, null, null, 1, clock)),
                abreast);
    }

    Standalone system() {
        return system;
    }

    /** Plays a scenario when its turn has come; cut short after so long. */
    CompletableFuture<Verdict> begin(Scenario scenario, double speed, Duration longest) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return play(scenario, speed, longest);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(scenario.name() + " was interrupted", e);
                    }
                },
                players);
    }

    /** Plays a scenario to its end, or cuts it short after so long. */
    Verdict play(Scenario scenario, double speed, Duration longest) throws InterruptedException {
        EmulatorSettings settings = settings(scenario, scenario.name(), speed);
        try (Emulator emulator = Emulator.start(settings, EmulatorListener.NONE)) {
            emulator.awaitPlayed(longest);
            return emulator.finish(GRACE);
        }
    }

    /**
     * What to play, judged by all codes; the speed is the pens' own.
     *
     * @param name of the clinics, which are counted
     */
    EmulatorSettings settings(Scenario scenario, String name, double speed) {
        List<ClinicPlan> clinics = new ArrayList<>();
        for (ClinicPlan plan : scenario.clinics()) {
            String clinic = name + "-" + clinics.size();
            clinics.add(new ClinicPlan(clinic, plan.singleChairs(), plan.doubleChairs()));
        }
        Set<AlarmCode> judged = new TreeSet<>(DemoCodes.JUDGED);
        if (speed > 1) {
            judged.remove(AlarmCode.CLOCK_SKEW); // of course: the pens' time runs away
        }
        return new EmulatorSettings(
                system.broker(),
                scenario.in(clinics),
                scenario.seed(),
                judged,
                speed,
                system.clock(),
                null);
    }

    static String text(Verdict verdict) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        verdict.print(new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        players.shutdownNow();
        system.close();
    }
}
