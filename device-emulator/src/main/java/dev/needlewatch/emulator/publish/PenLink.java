package dev.needlewatch.emulator.publish;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import dev.needlewatch.emulator.publish.PublishLedger.Purpose;
import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.PenCommand;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one pen, with its Will. While the pen restarts, what is published waits and
 * keeps its order. Thread-safe.
 */
public final class PenLink implements PenLine {
    private static final Logger LOG = LoggerFactory.getLogger(PenLink.class);

    /** A message that a connection took with it is sent so often again. */
    private static final int MOST_TIMES = 5;

    private final BrokerSettings broker;
    private final String clinic;
    private final String pen;
    private final PublishLedger ledger;
    private final Consumer<PenCommand> ear;
    private final Mqtt5AsyncClient client;
    private final Queue<Outgoing> waiting = new ArrayDeque<>();
    private @Nullable PenLink twin;
    private boolean up;
    private boolean takenOver;

    /** Done when the restart under way, and the last message sent, have come to an end. */
    private CompletableFuture<Void> lastStep = CompletableFuture.completedFuture(null);

    /** A message on its way, and what it is counted as. */
    private record Outgoing(Mqtt5Publish message, TopicKind topic, Purpose purpose, int times) {
        Outgoing again() {
            return new Outgoing(message, topic, purpose, times + 1);
        }
    }

    /**
     * A pen's connection, not connected yet.
     *
     * @param ear hears what the pen is told, on the client's thread; must not block
     */
    public PenLink(
            BrokerSettings broker,
            String clinic,
            String pen,
            PublishLedger ledger,
            Consumer<PenCommand> ear) {
        this.broker = broker;
        this.clinic = clinic;
        this.pen = pen;
        this.ledger = ledger;
        this.ear = ear;
        this.client =
                MqttClients.mqtt5(broker, "pen-" + clinic + "-" + pen)
                        .automaticReconnectWithDefaultConfig()
                        .addDisconnectedListener(this::disconnected)
                        .buildAsync();
    }

    /**
     * Another pen of the same id has taken the session over, and the broker has published the Will.
     * The pen stays away until it is told to come back: at once, the two would fight.
     */
    private void disconnected(MqttClientDisconnectedContext context) {
        if (context.getCause() instanceof Mqtt5DisconnectException kick
                && kick.getMqttMessage().getReasonCode()
                        == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER) {
            context.getReconnector().reconnect(false);
            synchronized (this) {
                up = false;
                takenOver = true;
                ledger.sent();
                ledger.settled(TopicKind.STATUS, Purpose.FIRST, true);
            }
        }
    }

    @Override
    public synchronized PenLine twin() {
        PenLink other = twin;
        if (other == null) {
            other = new PenLink(broker, clinic, pen, ledger, command -> {});
            twin = other;
        }
        return other;
    }

    /** Goes on the air: connects with a Will, listens to its commands and publishes the birth. */
    public CompletableFuture<Void> connect(PenStatus birth) {
        Topic status = Topic.of(clinic, TopicKind.STATUS, pen);
        PenStatus death = Player.farewell(birth.boot(), birth.at());
        return client.connectWith()
                .cleanStart(true)
                .willPublish(message(status, SystemCodec.encode(death)))
                .send()
                .thenCompose(ack -> listen())
                .thenAccept(ack -> comeUp(message(status, SystemCodec.encode(birth))));
    }

    private CompletableFuture<?> listen() {
        Topic topic = Topic.of(clinic, TopicKind.COMMAND, pen);
        return client.subscribeWith()
                .topicFilter(topic.path())
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(message -> told(topic, message.getPayloadAsBytes()))
                .send();
    }

    private void told(Topic topic, byte[] payload) {
        Decoded<PenCommand> decoded = SystemCodec.decode(topic, payload, PenCommand.class);
        if (decoded instanceof Decoded.Valid<PenCommand> valid) {
            ear.accept(valid.message());
        } else if (decoded instanceof Decoded.Rejected<PenCommand> no) {
            LOG.warn("{}/{} was told something unknown: {}", clinic, pen, no.detail());
        }
    }

    private synchronized void comeUp(Mqtt5Publish birth) {
        up = true;
        ledger.sent();
        send(new Outgoing(birth, TopicKind.STATUS, Purpose.FIRST, 1));
        for (Outgoing next = waiting.poll(); next != null; next = waiting.poll()) {
            send(next);
        }
    }

    @Override
    public synchronized void publish(Topic topic, byte[] payload, Purpose purpose) {
        ledger.sent();
        Outgoing outgoing = new Outgoing(message(topic, payload), topic.kind(), purpose, 1);
        if (up) {
            send(outgoing);
        } else {
            waiting.add(outgoing);
        }
    }

    @Override
    public synchronized void restart(PenStatus birth) {
        boolean wasUp = up;
        up = false;
        // Acknowledgements come in order: after the last one nothing is on its way any more.
        lastStep =
                lastStep.thenCompose(
                                settled ->
                                        wasUp
                                                ? client.disconnect().exceptionally(gone -> null)
                                                : CompletableFuture.<Void>completedFuture(null))
                        .thenCompose(gone -> connect(birth))
                        .exceptionally(
                                failure -> {
                                    LOG.warn("{}/{} did not restart", clinic, pen, failure);
                                    return null;
                                });
    }

    /** Asks the broker to publish the Will, which is the same in the end and comes for sure. */
    @Override
    public synchronized void cut() {
        up = false;
        ledger.sent();
        lastStep =
                lastStep.thenCompose(
                                settled ->
                                        client.disconnectWith()
                                                .reasonCode(
                                                        Mqtt5DisconnectReasonCode
                                                                .DISCONNECT_WITH_WILL_MESSAGE)
                                                .send())
                        .handle(
                                (gone, failure) -> {
                                    ledger.settled(
                                            TopicKind.STATUS, Purpose.FIRST, failure == null);
                                    return null;
                                });
    }

    /** Says that it goes, and goes; the Will stays unpublished. */
    public synchronized CompletableFuture<Void> leave(PenStatus gone) {
        publish(Topic.of(clinic, TopicKind.STATUS, pen), SystemCodec.encode(gone), Purpose.FIRST);
        return lastStep.thenCompose(settled -> client.disconnect());
    }

    private void send(Outgoing outgoing) {
        lastStep =
                client.publish(outgoing.message())
                        .handle(
                                (result, failure) -> {
                                    boolean taken = failure == null && taken(result);
                                    if (taken || !again(outgoing)) {
                                        settled(outgoing, taken, failure);
                                    }
                                    return null;
                                });
    }

    private void settled(Outgoing outgoing, boolean taken, @Nullable Throwable failure) {
        ledger.settled(outgoing.topic(), outgoing.purpose(), taken);
        if (!taken) {
            LOG.warn("{}/{}: not taken", clinic, pen, failure);
        }
    }

    /** What was on its way when the session was taken over; it may arrive twice. */
    private synchronized boolean again(Outgoing outgoing) {
        if (!takenOver || outgoing.times() >= MOST_TIMES) {
            return false;
        } else if (up) {
            send(outgoing.again());
        } else {
            waiting.add(outgoing.again());
        }
        return true;
    }

    private static boolean taken(@Nullable Mqtt5PublishResult result) {
        return result != null && result.getError().isEmpty();
    }

    private static Mqtt5Publish message(Topic topic, byte[] payload) {
        return Mqtt5Publish.builder()
                .topic(topic.path())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(topic.kind().retained())
                .payload(payload)
                .build();
    }
}
