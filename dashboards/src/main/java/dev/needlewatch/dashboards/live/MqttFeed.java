package dev.needlewatch.dashboards.live;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import dev.needlewatch.dashboards.live.Mailbox.Letter;
import dev.needlewatch.dashboards.live.board.Delta;
import dev.needlewatch.dashboards.live.board.LiveBoard;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board's connection to the broker: a session of its own that starts clean, so the retained
 * messages bring the board up to date after every reconnect. Its callbacks only hand over to the
 * {@link BoardLoop}.
 */
public final class MqttFeed implements CommandPublisher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttFeed.class);
    private static final int KEEP_ALIVE_SECONDS = 5;

    private final BoardLoop loop;
    private final Intake intake = new Intake();
    private volatile Mailbox mailbox = new Mailbox();
    private final Mqtt5AsyncClient client;
    private final String broker;
    private volatile boolean closed;

    private MqttFeed(BrokerSettings broker, BoardLoop loop) {
        this.loop = loop;
        this.broker = broker.uri();
        this.client =
                MqttClients.mqtt5(broker, "dashboards-" + UUID.randomUUID())
                        .addConnectedListener(context -> subscribe())
                        .addDisconnectedListener(this::disconnected)
                        .buildAsync();
    }

    /** Begins to connect, and goes on trying until closed. Does not wait. */
    public static MqttFeed start(BrokerSettings broker, BoardLoop loop) {
        MqttFeed feed = new MqttFeed(broker, loop);
        feed.client.publishes(MqttGlobalPublishFilter.ALL, feed::received);
        var unused =
                feed.client
                        .connectWith()
                        .cleanStart(true)
                        .keepAlive(KEEP_ALIVE_SECONDS)
                        .send()
                        .whenComplete(
                                (ack, failure) -> {
                                    if (failure != null && !feed.closed) {
                                        LOG.warn("broker {}: {}", feed.broker, failure.toString());
                                    }
                                });
        return feed;
    }

    @Override
    public CompletableFuture<Void> publish(String clinic, AlarmCommand command) {
        if (!client.getState().isConnected()) {
            // The client would keep it and send it whenever the broker is back: too late to be
            // true.
            return CompletableFuture.failedFuture(
                    new IllegalStateException("no connection to the broker"));
        }
        return client.publishWith()
                .topic(Topic.of(clinic, TopicKind.ALARM_COMMANDS).path())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(SystemCodec.encode(command))
                .send()
                .thenApply(result -> null);
    }

    private void subscribe() {
        newConnection();
        List<Mqtt5Subscription> subscriptions =
                Intake.KINDS.stream()
                        .map(
                                kind ->
                                        Mqtt5Subscription.builder()
                                                .topicFilter(kind.filter())
                                                .qos(MqttQos.AT_LEAST_ONCE)
                                                .build())
                        .toList();
        var unused =
                client.subscribe(Mqtt5Subscribe.builder().addSubscriptions(subscriptions).build())
                        .whenComplete(
                                (ack, failure) -> {
                                    if (failure == null) {
                                        LOG.info("watching every clinic at {}", broker);
                                        loop.change(board -> board.broker(true));
                                    } else {
                                        refused(failure);
                                    }
                                });
    }

    /** What the last one brought belongs to it, and is read before the board hears of this one. */
    private void newConnection() {
        Mailbox last = mailbox;
        mailbox = new Mailbox();
        loop.change(
                board -> {
                    List<Delta> deltas = new ArrayList<>();
                    for (Letter next = last.take(); next != null; next = last.take()) {
                        deltas.addAll(intake.take(board, next.path(), next.payload()));
                    }
                    deltas.addAll(board.subscribing());
                    return deltas;
                });
    }

    private void refused(Throwable failure) {
        LOG.error("broker {} refuses the board's subscription: {}", broker, failure.toString());
        var unused = client.disconnect();
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        loop.change(board -> board.broker(false));
        if (closed) {
            return;
        }
        int attempt = context.getReconnector().getAttempts();
        if (attempt <= 1 || Integer.bitCount(attempt) == 1) {
            LOG.warn("no connection to broker {}: {}", broker, context.getCause().toString());
        }
        long delayMs = Math.min(250L << Math.min(attempt, 4), 3_000);
        context.getReconnector()
                .reconnect(true)
                .resubscribeIfSessionExpired(false)
                .republishIfSessionExpired(false)
                .delay(delayMs, TimeUnit.MILLISECONDS);
    }

    private void received(Mqtt5Publish publish) {
        String path = publish.getTopic().toString();
        byte[] payload = publish.getPayloadAsBytes();
        Mailbox box = mailbox;
        if (box.put(path, payload)) {
            loop.change(board -> read(box, board));
        }
    }

    /** One at a time, so that neither ticks nor screens wait for all that is in the box. */
    private List<Delta> read(Mailbox box, LiveBoard board) {
        Letter next = box.take();
        if (next == null) {
            return List.of();
        }
        loop.change(again -> read(box, again));
        return intake.take(board, next.path(), next.payload());
    }

    @Override
    public void close() {
        closed = true;
        var unused = client.disconnect();
    }
}
