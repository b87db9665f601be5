package dev.needlewatch.standalone.cli;

import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorSettings;
import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.standalone.OperatorMistake;
import dev.needlewatch.standalone.Standalone;
import dev.needlewatch.standalone.demo.AlarmTicker;
import dev.needlewatch.standalone.demo.DemoClinics;
import dev.needlewatch.standalone.demo.DemoCodes;
import dev.needlewatch.standalone.demo.DemoVerdict;
import dev.needlewatch.standalone.demo.TemporaryFolder;
import dev.needlewatch.standalone.demo.WarmUp;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything, with two clinics played by the emulator; with {@code --for} it ends in a verdict. */
@Command(
        name = "demo",
        description = "Everything in one process, with two clinics played by the emulator.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int CLINICS = 2;

    @SuppressWarnings("NullAway.Init") // picocli fills it
    @Mixin
    private StandaloneOptions options;

    @Option(
            names = "--for",
            paramLabel = "60s",
            converter = DurationConverter.class,
            description = {
                "end by itself after so long, with the oracle's verdict; in the clinics' own time,",
                "so with --speed 60 ten minutes are over in ten seconds"
            })
    private @Nullable Duration length;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = {
                "let pens and system run on one clock N times as fast (default ${DEFAULT-VALUE});",
                "refused with a broker or an InfluxDB that is there already."
            })
    private double speed = 1;

    @Option(
            names = "--chairs",
            paramLabel = "N",
            description = {
                "how many chairs are worked at, 1 to 10 (default 10, or as many as the processors",
                "of this machine bear at that speed)"
            })
    private @Nullable Integer chairs;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "same seed, same sessions (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--data",
            description = "folder that everything is kept in (default: a temporary one)")
    private @Nullable Path data;

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = System.out;
        long began = System.nanoTime();
        @Nullable String password = System.getenv("NEEDLEWATCH_BROKER_PASSWORD");
        Scenario scenario = scenario();
        try (Stop stop = Stop.onSignal();
                TemporaryFolder folder = TemporaryFolder.unless(data);
                Standalone running = start(folder.path(), password)) {
            Welcome.print(running, began, out);
            tellChairs(scenario, out);
            PublishLedger.Totals before = warmedUp(running, stop, out);
            Emulator emulator = Emulator.start(clinics(scenario, running), new AlarmTicker(out));
            try (emulator) {
                if (length == null) {
                    stop.await();
                    return 0;
                }
                if (stop.await(running.clock().real(length).toMillis())) {
                    return 0;
                }
                return DemoVerdict.print(emulator.finish(GRACE), before, running, out) ? 0 : 1;
            }
        }
    }

    private Standalone start(Path folder, @Nullable String password) {
        return Standalone.start(
                options.settings(folder, password, ClockOptions.ofSystem(folder, speed)));
    }

    /** In real time nothing depends on it. */
    private static PublishLedger.Totals warmedUp(Standalone running, Stop stop, PrintStream out)
            throws InterruptedException {
        if (running.clock().real()) {
            return PublishLedger.Totals.NOTHING;
        }
        out.println("  warming up for " + WarmUp.LENGTH.toSeconds() + " s, which nobody judges");
        return WarmUp.play(running, CLINICS, stop::asked);
    }

    /** Refuses before anything is started. */
    private Scenario scenario() {
        try {
            int borne = DemoClinics.chairsAt(speed, Runtime.getRuntime().availableProcessors());
            return DemoClinics.withChairs(chairs == null ? borne : chairs);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake(String.valueOf(e.getMessage()), e);
        }
    }

    private void tellChairs(Scenario scenario, PrintStream out) {
        int worked = scenario.clinics().stream().mapToInt(ClinicPlan::chairs).sum();
        if (worked < DemoClinics.MOST_CHAIRS && chairs == null) {
            out.println(
                    "  "
                            + worked
                            + " of "
                            + DemoClinics.MOST_CHAIRS
                            + " chairs are worked at: more would be too much for this machine"
                            + " at this speed; --chairs says otherwise");
        }
    }

    /** A play without an end is never judged, and keeps nothing to be judged by. */
    private EmulatorSettings clinics(Scenario scenario, Standalone running) {
        Set<AlarmCode> judged = length == null ? Set.of() : DemoCodes.JUDGED;
        return new EmulatorSettings(
                running.broker(), scenario, seed, judged, 1, running.clock(), null);
    }
}
