package dev.needlewatch.emulator.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.emulator.EmbeddedBroker;
import dev.needlewatch.emulator.publish.PublishLedger.Purpose;
import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.PenAction;
import dev.needlewatch.ingest.contract.alarm.PenCommand;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One pen's connection, and that of another of its name, at a real broker. */
class PenLinkITCase {
    private static final Topic LOG = Topic.of("lyon", TopicKind.LOG, "pen-1");
    private static EmbeddedBroker embedded;
    private static BrokerSettings broker;

    private final PublishLedger ledger = new PublishLedger();
    private final List<PenCommand> told = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final PenLink link = new PenLink(broker, "lyon", "pen-1", ledger, told::add);
    private final Mqtt5AsyncClient witness = MqttClients.mqtt5(broker, "witness").buildAsync();

    @BeforeAll
    static void startBroker(@TempDir Path home) throws Exception {
        embedded = EmbeddedBroker.start(home);
        broker = embedded.settings();
    }

    @AfterAll
    static void stopBroker() {
        embedded.close();
    }

    @BeforeEach
    void connect() {
        witness.connect().join();
        witness.subscribeWith()
                .topicFilter("needling/v1/lyon/pens/pen-1/+")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(this::arrived)
                .send()
                .join();
        link.connect(birth(7)).join();
    }

    @AfterEach
    void leave() {
        witness.disconnect().join();
    }

    private void arrived(Mqtt5Publish message) {
        Topic topic = Topic.parse(message.getTopic().toString()).orElseThrow();
        if (!message.isRetain()
                && topic.kind() != TopicKind.COMMAND
                && PenCodec.decodePen(topic, message.getPayloadAsBytes())
                        instanceof Decoded.Valid<?> valid) {
            heard.add(
                    valid.message() instanceof PenStatus status
                            ? status.state() + " " + status.boot()
                            : "log " + ((LogLine) valid.message()).seq());
        }
    }

    private static PenStatus birth(long boot) {
        return new PenStatus(PenState.ONLINE, boot, 1_000, "np-70", null, null, null, null);
    }

    private static byte[] log(long seq) {
        return SystemCodec.encode(new LogLine(7, seq, 1_000, LogLevel.INFO, "link up", null));
    }

    private void tell(PenAction action) {
        witness.publishWith()
                .topic(Topic.of("lyon", TopicKind.COMMAND, "pen-1").path())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(SystemCodec.encode(new PenCommand(action, "a-1", 5)))
                .send()
                .join();
    }

    @Test
    void aPenHearsItsCommandsAlsoAfterARestart() {
        tell(PenAction.HALT);
        Awaitility.await("the halt arrives").until(() -> told.size() == 1);
        link.restart(birth(8));
        Awaitility.await("it is born again").until(() -> heard.contains("ONLINE 8"));
        tell(PenAction.RESUME);
        Awaitility.await("the resume arrives").until(() -> told.size() == 2);
        assertThat(told)
                .containsExactly(
                        new PenCommand(PenAction.HALT, "a-1", 5),
                        new PenCommand(PenAction.RESUME, "a-1", 5));
        link.leave(Player.farewell(8, 2_000)).join();
    }

    @Test
    void aTwinTakesTheSessionOverUntilThePenComesBackWithWhatItKept() throws Exception {
        assertThat(ledger.awaitSettled(Duration.ofSeconds(5))).isTrue();
        link.twin().restart(birth(12));
        Awaitility.await("the twin is born").until(() -> heard.contains("ONLINE 12"));
        Awaitility.await("the pen knows, and its Will is booked")
                .until(() -> ledger.totals().published() >= 3);
        link.publish(LOG, log(0), Purpose.FIRST);
        link.publish(LOG, log(1), Purpose.FIRST);
        link.twin().publish(LOG, log(99), Purpose.FIRST);
        Awaitility.await("the twin is heard").until(() -> heard.contains("log 99"));
        assertThat(heard).doesNotContain("log 0");
        link.restart(birth(7));
        Awaitility.await("what was kept arrives").until(() -> heard.contains("log 1"));
        assertThat(heard)
                .containsExactly(
                        "ONLINE 7",
                        "OFFLINE 7",
                        "ONLINE 12",
                        "log 99",
                        "OFFLINE 12",
                        "ONLINE 7",
                        "log 0",
                        "log 1");
        assertThat(ledger.awaitSettled(Duration.ofSeconds(5))).isTrue();
        link.leave(Player.farewell(7, 2_000)).join();
        assertThat(ledger.totals().failed()).isZero();
        assertThat(ledger.totals().published()).as("these eight and the farewell").isEqualTo(9);
    }
}
