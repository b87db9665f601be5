package dev.needlewatch.ingest.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One JVM of a {@link FlinkCluster}, on the class path of the test; never outlives the test. */
final class FlinkProcess {
    private static final int SHOWN_LINES = 60;

    private final String name;
    private final Path log;
    private final Process process;

    private FlinkProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** What runs in the JVM: one of Flink's main classes and how much memory it gets. */
    record Program(String mainClass, List<String> jvmOptions, List<String> arguments) {}

    static FlinkProcess start(String name, Path folder, Program program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A JVM that lives for seconds wants to start fast and leave the processors to the others.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        // What a killed JVM leaves behind goes with the folder.
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.addAll(program.jvmOptions());
        command.add(FlinkProcess.class.getName());
        command.add(program.mainClass());
        command.addAll(program.arguments());
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            return new FlinkProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs another main class for as long as the pipe from the test stays open. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(FlinkProcess::endWithTheTest, "end-with-the-test");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) Stream.of(arguments).skip(1).toArray(String[]::new));
    }

    private static void endWithTheTest() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            // The pipe is as good as closed.
        }
        Runtime.getRuntime().halt(1);
    }

    /** SIGKILL; returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stands still for a time, as in a long collection of garbage; returns when it goes on. */
    void freeze(Duration time) {
        // A shell of its own, so that it goes on even if this JVM does not live to tell it.
        String script =
                "kill -STOP %1$d; sleep %2$s; kill -CONT %1$d"
                        .formatted(process.pid(), time.toMillis() / 1e3);
        try {
            new ProcessBuilder("sh", "-c", script).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of its log, for people. */
    String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            int from = Math.max(0, lines.size() - SHOWN_LINES);
            return "--- "
                    + name
                    + (process.isAlive() ? "" : " (ended)")
                    + "\n"
                    + String.join("\n", lines.subList(from, lines.size()))
                    + "\n";
        } catch (IOException e) {
            return "--- " + name + ": " + e + "\n";
        }
    }
}
