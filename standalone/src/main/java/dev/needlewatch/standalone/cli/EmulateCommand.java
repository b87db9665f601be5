package dev.needlewatch.standalone.cli;

import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.emulator.EmulatorSettings;
import dev.needlewatch.emulator.oracle.ExpectationWriter;
import dev.needlewatch.emulator.publish.Recorder;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.standalone.OperatorMistake;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a scenario against a broker and judges the system that listens there. */
@Command(
        name = "emulate",
        description = {
            "Plays clinics against a broker, listens to the alarms, and ends with a verdict.",
            "Exit code 0 if nothing was missed, false, late or wrong."
        },
        mixinStandardHelpOptions = true)
final class EmulateCommand implements Callable<Integer> {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofDays(7);

    @Parameters(
            index = "0",
            paramLabel = "SCENARIO",
            description = "a name (an unknown one lists them), or a file NAME.yaml")
    private String scenario = "";

    @SuppressWarnings("NullAway.Init") // picocli fills it
    @Mixin
    private BrokerOptions broker;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = {
                "let the pens' time run N times as fast as the clock (default ${DEFAULT-VALUE}).",
                "Scenarios with rules on wall time refuse it: the system reads its own clock."
            })
    private double speed = 1;

    @SuppressWarnings("NullAway.Init")
    @Mixin
    private ClockOptions clock;

    @Option(names = "--seed", description = "another seed than the scenario's own")
    private @Nullable Long seed;

    @Option(
            names = "--for",
            paramLabel = "60s",
            converter = DurationConverter.class,
            description = "how long, by the clock (default: the scenario's own length)")
    private @Nullable Duration length;

    @Option(
            names = "--judge",
            paramLabel = "CODE",
            split = ",",
            description = "judge only these alarm codes, and play what raises no others")
    private @Nullable Set<AlarmCode> judged;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "write what is published, as JSON lines (replay reads them)")
    private @Nullable Path record;

    @Option(
            names = "--expect",
            paramLabel = "FILE",
            description = "write which alarms are expected, as JSON lines")
    private @Nullable Path expect;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Scenario played = scenario();
        try (Recorder recorder = record == null ? null : new Recorder(writer(record));
                Writer expectations = expect == null ? null : writer(expect);
                Emulator emulator = start(settings(played, recorder))) {
            boolean toTheEnd = play(emulator, clock.shared().real(length(played)));
            Verdict verdict = emulator.finish(GRACE);
            if (expectations != null) {
                ExpectationWriter.write(emulator.expected(), expectations);
            }
            verdict.print(System.out);
            return toTheEnd && verdict.passed() ? 0 : 1;
        }
    }

    private Scenario scenario() {
        try {
            Scenario named = Scenarios.named(scenario);
            return judged == null ? named : named.within(judged);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake(String.valueOf(e.getMessage()), e);
        }
    }

    private EmulatorSettings settings(Scenario played, @Nullable Recorder recorder) {
        try {
            return new EmulatorSettings(
                    broker.settings(System.getenv("NEEDLEWATCH_BROKER_PASSWORD")),
                    played,
                    seed == null ? played.seed() : seed,
                    judged == null ? EnumSet.allOf(AlarmCode.class) : judged,
                    speed,
                    clock.shared(),
                    recorder);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake(String.valueOf(e.getMessage()), e);
        }
    }

    private Emulator start(EmulatorSettings settings) {
        try {
            return Emulator.start(settings, EmulatorListener.NONE);
        } catch (IllegalStateException e) {
            throw broker.unreachable(e);
        }
    }

    private Duration length(Scenario played) {
        if (length != null) {
            return length;
        }
        Duration own = played.length();
        return own == null ? LONGEST : own;
    }

    /** False if it was interrupted. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on, -Djdk.console decides
    private static boolean play(Emulator emulator, Duration length) throws InterruptedException {
        ProgressLine progress =
                new ProgressLine(System.err, System.console() != null, System.nanoTime(), length);
        try (Stop stop = Stop.onSignal()) {
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end) {
                if (emulator.awaitPlayed(Duration.ofMillis(100))) {
                    return true;
                }
                if (stop.await(400)) {
                    return false;
                }
                progress.show(emulator.progress());
            }
            return true;
        } finally {
            progress.clear();
        }
    }

    private static Writer writer(Path file) {
        try {
            return Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new OperatorMistake(file + " cannot be written: choose another file", e);
        }
    }
}
