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
            "Exit code 0 if nothing was missed, false, late or wrong. Ctrl-C ends it early, in a"
                    + " verdict on what was played."
        },
        mixinStandardHelpOptions = true)
final class EmulateCommand implements Callable<Integer> {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** From Ctrl-C until sessions are closed, and the verdict is told. */
    private static final Duration CLOSING = Duration.ofSeconds(25);

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
        EmulatorSettings settings = settings(played);
        Duration longest = clock.shared().real(length(played));
        try (Stop stop = Stop.onSignal(CLOSING)) {
            broker.reach(settings.broker());
            return emulate(settings, longest, stop).passed() ? 0 : 1;
        }
    }

    /** Files are opened once nothing is left to be mended, for it empties them. */
    private Verdict emulate(EmulatorSettings settings, Duration longest, Stop stop)
            throws InterruptedException, IOException {
        try (Recorder recorder = record == null ? null : new Recorder(writer(record));
                Writer expectations = expect == null ? null : writer(expect);
                Emulator emulator = start(settings.recordedBy(recorder))) {
            play(emulator, longest, stop);
            Verdict verdict = emulator.finish(GRACE, stop::asked);
            if (expectations != null) {
                ExpectationWriter.write(emulator.expected(), expectations);
            }
            verdict.print(System.out);
            return verdict;
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

    private EmulatorSettings settings(Scenario played) {
        try {
            return new EmulatorSettings(
                    broker.settings(System.getenv("NEEDLEWATCH_BROKER_PASSWORD")),
                    played,
                    seed == null ? played.seed() : seed,
                    judged == null ? EnumSet.allOf(AlarmCode.class) : judged,
                    speed,
                    clock.shared(),
                    null);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake(String.valueOf(e.getMessage()), e);
        }
    }

    private Emulator start(EmulatorSettings settings) {
        try {
            return Emulator.start(settings, EmulatorListener.NONE);
        } catch (IllegalStateException e) {
            throw broker.brokeOff(e);
        }
    }

    private Duration length(Scenario played) {
        if (length != null) {
            return length;
        }
        Duration own = played.length();
        return own == null ? LONGEST : own;
    }

    /** Lets it play to its end, or until somebody says stop. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on, -Djdk.console decides
    private static void play(Emulator emulator, Duration length, Stop stop)
            throws InterruptedException {
        ProgressLine progress =
                new ProgressLine(System.err, System.console() != null, System.nanoTime(), length);
        try {
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end && !emulator.awaitPlayed(LOOK) && !stop.await(400)) {
                progress.show(emulator.progress());
            }
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
