package dev.needlewatch.standalone.cli;

import dev.needlewatch.standalone.OperatorMistake;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The needlewatch command. Exit codes: 0 well, 1 a verdict of failure, 2 the operator's mistake.
 */
@Command(
        name = "needlewatch",
        description = "Watches skin-needling pens while they are used.",
        mixinStandardHelpOptions = true,
        version = "needlewatch 0.1.0",
        subcommands = {
            DemoCommand.class,
            StandaloneCommand.class,
            EmulateCommand.class,
            LoadCommand.class,
            ReplayCommand.class
        })
public final class Main {
    static final int MISTAKE = 2;

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments));
    }

    /** Runs the command, which says on {@code err} what went wrong; returns its exit code. */
    static int run(PrintWriter err, String... arguments) {
        return new CommandLine(new Main())
                .setErr(err)
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments);
    }

    private static int explain(
            Exception problem, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (problem instanceof OperatorMistake) {
            PrintWriter err = command.getErr();
            String.valueOf(problem.getMessage())
                    .lines()
                    .forEach(line -> err.println("needlewatch: " + line));
            err.flush();
            return MISTAKE;
        }
        throw problem;
    }
}
