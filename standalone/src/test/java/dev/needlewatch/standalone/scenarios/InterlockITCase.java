package dev.needlewatch.standalone.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.emulator.EmulatorSettings;
import dev.needlewatch.emulator.publish.Recorder;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.demo.DemoCodes;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it: a pen too deep is halted, its motor stands, and it goes on when it may. */
class InterlockITCase {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue<Mqtt5Publish> commands = new ConcurrentLinkedQueue<>();
    private final StringWriter published = new StringWriter();

    @Test
    void pensStandFromTheHaltToTheResumeAndNothingIsMissedOrFalse(@TempDir Path data)
            throws Exception {
        Verdict verdict;
        try (Stage stage = Stage.open(data, WallClock.SYSTEM)) {
            BrokerSettings broker = stage.system().broker();
            Mqtt5AsyncClient witness = witness(broker);
            verdict = play(broker);
            witness.disconnect().join();
        }
        assertThat(verdict.passed()).as(Stage.text(verdict)).isTrue();
        assertThat(verdict.halts().halts()).isGreaterThanOrEqualTo(3);
        assertThat(verdict.halts().resumes()).isEqualTo(verdict.halts().halts());
        everyHaltedPenStood(readings());
        assertThat(published.toString().lines())
                .as("what the screen acknowledged is recorded as well")
                .filteredOn(line -> line.contains("/alarm-commands\",\"payload\":{"))
                .hasSizeGreaterThanOrEqualTo(verdict.halts().halts());
    }

    private Verdict play(BrokerSettings broker) throws InterruptedException {
        Scenario scenario = Scenarios.named("interlock");
        EmulatorSettings settings =
                new EmulatorSettings(
                        broker,
                        scenario,
                        scenario.seed(),
                        DemoCodes.JUDGED,
                        1,
                        WallClock.SYSTEM,
                        new Recorder(published));
        try (Emulator emulator = Emulator.start(settings, EmulatorListener.NONE)) {
            emulator.awaitPlayed(Duration.ofSeconds(100));
            return emulator.finish(Duration.ofSeconds(15));
        }
    }

    private Mqtt5AsyncClient witness(BrokerSettings broker) {
        Mqtt5AsyncClient client = MqttClients.mqtt5(broker, "witness").buildAsync();
        client.connect().join();
        client.subscribeWith()
                .topicFilter(TopicKind.COMMAND.filter())
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(commands::add)
                .send()
                .join();
        return client;
    }

    /** What was published on the readings' topics, in its order. */
    private List<JsonNode> readings() throws Exception {
        List<JsonNode> readings = new ArrayList<>();
        for (String line : published.toString().lines().toList()) {
            JsonNode message = JSON.readTree(line);
            if (message.path("topic").asText().endsWith("/reading") && message.has("payload")) {
                readings.add(message);
            }
        }
        return readings;
    }

    private void everyHaltedPenStood(List<JsonNode> readings) throws Exception {
        int halts = 0;
        for (Mqtt5Publish command : commands) {
            JsonNode halt = JSON.readTree(command.getPayloadAsBytes());
            if (!halt.path("action").asText().equals("halt")) {
                continue;
            }
            halts++;
            String topic = command.getTopic().toString();
            long from = halt.path("at").asLong();
            long until = resumed(topic, from);
            List<Double> speeds =
                    readings.stream()
                            .filter(r -> r.path("topic").asText().equals(reading(topic)))
                            .filter(r -> r.path("arrivedAt").asLong() > from)
                            .filter(r -> r.path("arrivedAt").asLong() < until)
                            .map(r -> r.path("payload").path("speedRpm").asDouble())
                            .dropWhile(speed -> speed > 0)
                            .toList();
            assertThat(speeds)
                    .as("of %s once it stood, until it may go on", topic)
                    .isNotEmpty()
                    .containsOnly(0.0);
        }
        assertThat(halts).isGreaterThanOrEqualTo(3);
    }

    private long resumed(String topic, long after) throws Exception {
        for (Mqtt5Publish command : commands) {
            JsonNode told = JSON.readTree(command.getPayloadAsBytes());
            if (command.getTopic().toString().equals(topic)
                    && told.path("action").asText().equals("resume")
                    && told.path("at").asLong() > after) {
                return told.path("at").asLong();
            }
        }
        return Long.MAX_VALUE;
    }

    private static String reading(String commandTopic) {
        return commandTopic.replaceAll("/command$", "/reading");
    }
}
