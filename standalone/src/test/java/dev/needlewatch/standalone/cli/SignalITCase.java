package dev.needlewatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.testing.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in processes of their own that are politely told to end while they publish. */
class SignalITCase {
    private static final Duration START = Duration.ofMinutes(1);

    @TempDir private Path folder;

    private final EmbeddedBroker broker = EmbeddedBroker.started();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private Mqtt5AsyncClient witness;

    @BeforeEach
    void listen() {
        witness = MqttClients.mqtt5(broker.settings(), "witness").buildAsync();
        witness.connect().join();
        hear(TopicKind.READING, "\"depthMm\"", readings);
        hear(TopicKind.SESSION, "\"closed\"", closed);
    }

    @AfterEach
    void leave() {
        witness.disconnect().join();
        broker.close();
    }

    private void hear(TopicKind kind, String what, AtomicInteger count) {
        witness.subscribeWith()
                .topicFilter(kind.filter())
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(
                        message -> {
                            if (new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8)
                                    .contains(what)) {
                                count.incrementAndGet();
                            }
                        })
                .send()
                .join();
    }

    @Test
    void emulateEndsInAVerdictWithItsFilesWritten() throws Exception {
        Path recording = folder.resolve("run.jsonl");
        Path expected = folder.resolve("alarms.jsonl");
        String said =
                toldToEnd(
                        "emulate",
                        "depth-above-limit",
                        "--record",
                        recording.toString(),
                        "--expect",
                        expected.toString());
        assertThat(said).contains("published ", "verdict ").doesNotContain("did not stop");
        assertThat(closed).as("sessions that were cut short").hasPositiveValue();
        assertThat(Files.readAllLines(recording))
                .hasSizeGreaterThan(100)
                .last()
                .asString()
                .as("a whole line")
                .endsWith("}");
        assertThat(expected).exists();
    }

    @Test
    void loadClosesItsSessionsAndReports() throws Exception {
        String said = toldToEnd("load", "--pens", "7", "--rate", "20", "--for", "10m");
        assertThat(said).contains("published ", "pace ").doesNotContain("did not stop");
        await("every session to be closed").until(() -> closed.get() == 7);
    }

    private String toldToEnd(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--broker", broker.settings().uri()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        try {
            await("readings to come").atMost(START).until(() -> readings.get() > 100);
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(log);
    }
}
