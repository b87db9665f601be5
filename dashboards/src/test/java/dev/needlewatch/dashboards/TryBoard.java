package dev.needlewatch.dashboards;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import dev.needlewatch.dashboards.history.EmbeddedQuestDb;
import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Shows the dashboards with a made-up clinic, for trying pages by hand: {@code TryBoard scene port
 * store}, where the scene is one of {@link Scene} and the store is {@code yes} or {@code no}.
 */
public final class TryBoard {
    private TryBoard() {}

    public static void main(String[] args) throws Exception {
        Scene scene = Scene.valueOf(args.length > 0 ? args[0].toUpperCase() : "CALM");
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        boolean stored = args.length > 2 && "yes".equals(args[2]);
        URI store = stored ? store() : URI.create("http://127.0.0.1:1");
        EmbeddedBroker broker = new EmbeddedBroker(Files.createTempDirectory("try"), 0).start();
        Dashboards dashboards =
                Dashboards.start(
                        DashboardSettings.onLoopback(
                                port, broker.settings(), new HistorySettings.QuestDb(store)));
        Mqtt5BlockingClient client = MqttClients.mqtt5(broker.settings(), "try").buildBlocking();
        client.toAsync()
                .publishes(
                        MqttGlobalPublishFilter.ALL,
                        command -> {
                            Topic topic = Topic.parse(command.getTopic().toString()).orElseThrow();
                            answer(client.toAsync(), scene, topic, command.getPayloadAsBytes());
                        });
        client.connect();
        client.subscribeWith().topicFilter(TopicKind.ALARM_COMMANDS.filter()).send();
        for (Alarm alarm : scene.alarms(System.currentTimeMillis())) {
            publish(client.toAsync(), alarm);
        }
        Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(
                        () -> play(client.toAsync(), scene), 0, 500, TimeUnit.MILLISECONDS);
        System.out.println("watching at " + dashboards.uri());
    }

    private static URI store() throws Exception {
        EmbeddedQuestDb store = new EmbeddedQuestDb(Files.createTempDirectory("try-store"));
        store.createTables();
        new TryPast(store).write(System.currentTimeMillis());
        store.settle();
        return store.base();
    }

    private static void play(Mqtt5AsyncClient client, Scene scene) {
        long now = System.currentTimeMillis();
        scene.sessions(now)
                .forEach(
                        session ->
                                send(
                                        client,
                                        Topic.of(
                                                session.clinic(),
                                                TopicKind.SNAPSHOT,
                                                session.session()),
                                        SystemCodec.encode(session)));
        if (scene.watched()) {
            for (String clinic : Arrays.asList("lyon", "basel")) {
                send(
                        client,
                        Topic.of(clinic, TopicKind.MONITORING),
                        SystemCodec.encode(Samples.beat(now)));
            }
        }
    }

    private static void answer(Mqtt5AsyncClient client, Scene scene, Topic topic, byte[] payload) {
        if (SystemCodec.decode(topic, payload, AlarmCommand.class)
                        instanceof Decoded.Valid<AlarmCommand> valid
                && valid.message().action() == AlarmAction.ACKNOWLEDGE) {
            long now = System.currentTimeMillis();
            scene.alarms(now).stream()
                    .filter(alarm -> alarm.id().equals(valid.message().alarm()))
                    .forEach(
                            alarm ->
                                    publish(
                                            client,
                                            Scene.acknowledged(alarm, valid.message().by(), now)));
        }
    }

    private static void publish(Mqtt5AsyncClient client, Alarm alarm) {
        send(
                client,
                Topic.of(alarm.clinic(), TopicKind.ALARM, alarm.id()),
                SystemCodec.encode(alarm));
    }

    private static void send(Mqtt5AsyncClient client, Topic topic, byte[] payload) {
        client.publishWith()
                .topic(topic.path())
                .retain(topic.kind().retained())
                .payload(payload)
                .send();
    }
}
