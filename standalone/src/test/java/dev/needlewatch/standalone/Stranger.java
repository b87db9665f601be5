package dev.needlewatch.standalone;

import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Somebody with nothing but mosquitto_pub, mosquitto_sub and the contract. */
final class Stranger implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final BrokerSettings broker;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Process> listening = new ArrayList<>();

    Stranger(BrokerSettings broker) {
        this.broker = broker;
    }

    static boolean hasClients() {
        return Files.isExecutable(Path.of("/usr/bin/mosquitto_pub"))
                && Files.isExecutable(Path.of("/usr/bin/mosquitto_sub"));
    }

    /** Listens; each line heard is "topic payload". */
    void listenTo(String filter) {
        try {
            Process sub =
                    new ProcessBuilder(
                                    "mosquitto_sub",
                                    "-h",
                                    broker.host(),
                                    "-p",
                                    Integer.toString(broker.port()),
                                    "-q",
                                    "1",
                                    "-t",
                                    filter,
                                    "-F",
                                    "%t %p")
                            .redirectErrorStream(true)
                            .start();
            listening.add(sub);
            BufferedReader lines = sub.inputReader(StandardCharsets.UTF_8);
            Thread reader = new Thread(() -> lines.lines().forEach(heard::add), "mosquitto_sub");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the broker retains there now: lines "topic payload". */
    static List<String> retained(BrokerSettings broker, String filter) {
        try {
            Process sub =
                    new ProcessBuilder(
                                    "mosquitto_sub",
                                    "-h",
                                    broker.host(),
                                    "-p",
                                    Integer.toString(broker.port()),
                                    "-t",
                                    filter,
                                    "-F",
                                    "%t %p",
                                    "--retained-only",
                                    "-W",
                                    "1")
                            .start();
            return sub.inputReader(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void publish(String topic, String payload) {
        publish(topic, List.of(payload));
    }

    /** Publishes one after the other on one connection; none may have a line break in it. */
    void publish(String topic, List<String> payloads) {
        try {
            Process pub =
                    new ProcessBuilder(
                                    "mosquitto_pub",
                                    "-h",
                                    broker.host(),
                                    "-p",
                                    Integer.toString(broker.port()),
                                    "-q",
                                    "1",
                                    "-t",
                                    topic,
                                    "-l")
                            .redirectErrorStream(true)
                            .start();
            try (var lines = pub.outputWriter(StandardCharsets.UTF_8)) {
                lines.write(String.join("\n", payloads) + "\n");
            }
            String said = new String(pub.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!pub.waitFor(10, TimeUnit.SECONDS) || pub.exitValue() != 0) {
                throw new IllegalStateException("mosquitto_pub failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> heard() {
        return heard;
    }

    /** Waits for a line with all these parts in it, and returns it. */
    String awaitLine(String... parts) {
        return await("to hear " + String.join(" and ", parts))
                .atMost(SOON)
                .until(
                        () ->
                                heard.stream()
                                        .filter(line -> Stream.of(parts).allMatch(line::contains))
                                        .findFirst()
                                        .orElse(""),
                        line -> !line.isEmpty());
    }

    @Override
    public void close() {
        listening.forEach(Process::destroy);
    }
}
