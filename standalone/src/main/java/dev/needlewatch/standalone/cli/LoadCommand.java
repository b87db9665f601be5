package dev.needlewatch.standalone.cli;

import dev.needlewatch.emulator.load.Load;
import dev.needlewatch.emulator.load.LoadReport;
import dev.needlewatch.emulator.load.LoadSettings;
import dev.needlewatch.standalone.OperatorMistake;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes readings of many pens at a steady pace. */
@Command(
        name = "load",
        description = {
            "Publishes readings of many pens at a steady pace; nothing is left out.",
            "Exit code 0 if the pace was kept. Ctrl-C closes the sessions and ends in the report."
        },
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    /** Until what was published is taken, and the closings, and leave is taken. */
    private static final Duration CLOSING = Duration.ofSeconds(32);

    @SuppressWarnings("NullAway.Init") // picocli fills it
    @Mixin
    private BrokerOptions broker;

    @Option(
            names = "--pens",
            defaultValue = "2000",
            description = "how many pens (default ${DEFAULT-VALUE})")
    private int pens;

    @Option(
            names = "--rate",
            defaultValue = "10",
            description = "readings of each a second (default ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--for",
            paramLabel = "5m",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "how long (default ${DEFAULT-VALUE})")
    private Duration length = Duration.ofSeconds(60);

    @Option(
            names = "--connections",
            defaultValue = "16",
            description = "over which the pens are spread (default ${DEFAULT-VALUE})")
    private int connections;

    @Override
    public Integer call() throws InterruptedException {
        LoadSettings settings;
        try {
            settings =
                    new LoadSettings(
                            broker.settings(System.getenv("NEEDLEWATCH_BROKER_PASSWORD")),
                            pens,
                            rate,
                            length,
                            connections);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake(String.valueOf(e.getMessage()), e);
        }
        try (Stop stop = Stop.onSignal(CLOSING)) {
            broker.reach(settings.broker());
            try (Load load = connect(settings)) {
                LoadReport report = load.run(stop::asked);
                report.print(System.out);
                return report.keptPace() ? 0 : 1;
            }
        }
    }

    private Load connect(LoadSettings settings) {
        try {
            return Load.connect(settings);
        } catch (CompletionException e) {
            throw broker.brokeOff(e);
        }
    }
}
