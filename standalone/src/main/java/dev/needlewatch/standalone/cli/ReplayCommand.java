package dev.needlewatch.standalone.cli;

import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.standalone.replay.Replay;
import dev.needlewatch.standalone.replay.ReplayReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs recordings through the rules; says what these limits, or others, make of them. */
@Command(
        name = "replay",
        description = {
            "Runs recorded messages through the rules and prints the alarms and sessions.",
            "A line of a file is a JSON object {\"arrivedAt\":ms,\"topic\":…,\"payload\":object or"
                    + " base64,\"retained\":true|false}, or what mosquitto_sub -F '%%U %%r %%t %%p'"
                    + " writes."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "recordings; several are played together, by time of arrival")
    private List<Path> files = List.of();

    @Option(
            names = "--limits",
            paramLabel = "FILE",
            description = "a limits document for all clinics, instead of what was recorded")
    private @Nullable Path limits;

    @Override
    public Integer call() {
        ClinicLimits others = limits == null ? null : Replay.limits(limits);
        new Replay(new ReplayReport(System.out), others).play(files);
        return 0;
    }
}
