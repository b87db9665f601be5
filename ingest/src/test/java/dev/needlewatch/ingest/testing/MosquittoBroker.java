package dev.needlewatch.ingest.testing;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Mosquitto as a process of its own, with a persistence file that outlives a restart. */
public final class MosquittoBroker implements TestBroker {
    private final int port = FreePorts.next();
    private final Path program;
    private final Path home;
    private volatile Process process;

    private MosquittoBroker(Path program, Path home) {
        this.program = program;
        this.home = home;
    }

    /** Where the program is, if it is installed. */
    public static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Stream.of(path.split(java.io.File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one; look for the {@link #program()} first. */
    public static MosquittoBroker started(String... moreConfiguration) {
        try {
            MosquittoBroker broker =
                    new MosquittoBroker(
                            program().orElseThrow(), Files.createTempDirectory("mosquitto"));
            broker.configure(List.of(moreConfiguration));
            broker.start();
            // A test's JVM that ends without closing leaves no broker behind.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> broker.process.destroy()));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure(List<String> more) throws IOException {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "listener " + port + " 127.0.0.1",
                                "persistence true",
                                "persistence_location " + home + "/",
                                "max_queued_messages 0"));
        if (more.stream().noneMatch(line -> line.startsWith("max_inflight_messages"))) {
            lines.add("max_inflight_messages 65535");
        }
        if (more.stream().noneMatch(line -> line.startsWith("allow_anonymous"))) {
            lines.add("allow_anonymous true");
        }
        if (System.getProperty("user.name").equals("root")) {
            lines.add("user root");
        }
        lines.addAll(more);
        Files.write(home.resolve("mosquitto.conf"), lines);
    }

    /** The folder of its configuration, where password files may go before a restart. */
    public Path home() {
        return home;
    }

    @Override
    public BrokerSettings settings() {
        return BrokerSettings.parse("tcp://127.0.0.1:" + port);
    }

    @Override
    public void start() {
        try {
            process =
                    new ProcessBuilder(
                                    program.toString(),
                                    "-c",
                                    home.resolve("mosquitto.conf").toString())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            home.resolve("mosquitto.log").toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("Mosquitto takes connections")
                .pollInterval(Duration.ofMillis(20))
                .until(this::takesConnections);
    }

    private boolean takesConnections() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "mosquitto: " + Files.readString(home.resolve("mosquitto.log")));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public void close() {
        stop();
        TestFiles.delete(home);
    }
}
