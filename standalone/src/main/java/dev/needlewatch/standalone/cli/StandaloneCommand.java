package dev.needlewatch.standalone.cli;

import dev.needlewatch.standalone.Standalone;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything for a real clinic until it is stopped. */
@Command(
        name = "standalone",
        description = "Broker, both jobs, store and web pages in one process.",
        mixinStandardHelpOptions = true)
final class StandaloneCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli fills it
    @Mixin
    private StandaloneOptions options;

    @SuppressWarnings("NullAway.Init")
    @Mixin
    private ClockOptions clock;

    @Option(
            names = "--data",
            defaultValue = ".needlewatch/standalone",
            description = "folder that everything is kept in (default ${DEFAULT-VALUE})")
    private Path data = Path.of(".needlewatch/standalone");

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = System.out;
        @Nullable String password = System.getenv("NEEDLEWATCH_BROKER_PASSWORD");
        long began = System.nanoTime();
        try (Stop stop = Stop.onSignal();
                Standalone running =
                        Standalone.start(options.settings(data, password, clock.ofSystem(data)))) {
            Welcome.print(running, began, out);
            stop.await();
        }
        return 0;
    }
}
