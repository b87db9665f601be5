package dev.needlewatch.standalone;

import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.standalone.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code needlewatch standalone} in a JVM of its own, to be killed; it ends with the test. */
final class StandaloneProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;

    private StandaloneProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it on a folder and a broker; returns when both jobs listen. */
    static StandaloneProcess started(Path data, BrokerSettings broker, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.add(StandaloneProcess.class.getName());
        command.addAll(List.of("standalone", "--broker", broker.uri(), "--data", data.toString()));
        command.addAll(List.of("--http-port", "0", "--store-port", "" + FreePorts.next()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(log.getParent().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            StandaloneProcess started = new StandaloneProcess(builder.start(), log);
            await("both jobs to listen").atMost(START).until(started::ready);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the command for as long as the pipe from the test stays open. */
    public static void main(String[] arguments) {
        Thread watch = new Thread(StandaloneProcess::endWithTheTest, "end-with-the-test");
        watch.setDaemon(true);
        watch.start();
        Main.main(arguments);
    }

    private static void endWithTheTest() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            System.err.println("the pipe from the test broke: " + e);
        }
        Runtime.getRuntime().halt(1);
    }

    private boolean ready() throws IOException {
        String said = Files.readString(log);
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended: " + said);
        }
        return said.contains("ready after");
    }

    /** SIGKILL; returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
