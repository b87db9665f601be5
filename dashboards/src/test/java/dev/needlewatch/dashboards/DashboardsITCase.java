package dev.needlewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.dashboards.web.SseReader;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.clinic.SessionState;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole module against a real broker. */
class DashboardsITCase {
    @TempDir Path folder;

    private EmbeddedBroker broker;
    private Dashboards dashboards;
    private Mqtt5BlockingClient system;

    @BeforeEach
    void start() throws Exception {
        broker = new EmbeddedBroker(folder, 0).start();
        dashboards =
                Dashboards.start(
                        DashboardSettings.onLoopback(
                                0,
                                broker.settings(),
                                new HistorySettings.QuestDb(URI.create("http://127.0.0.1:1"))));
        system = MqttClients.mqtt5(broker.settings(), "system").buildBlocking();
        system.connect();
    }

    @AfterEach
    void stop() {
        dashboards.close();
        broker.close();
    }

    @Test
    void whatTheSystemPublishesReachesTheBrowserAndItsAcknowledgeReachesTheBroker()
            throws Exception {
        long now = System.currentTimeMillis();
        publish(
                Topic.of("lyon", TopicKind.SNAPSHOT, "s-1"),
                SystemCodec.encode(Samples.session("lyon", "s-1", SessionState.OPEN, now)));
        try (SseReader browser = live();
                Mqtt5Publishes commands = system.publishes(MqttGlobalPublishFilter.ALL)) {
            system.subscribeWith().topicFilter(TopicKind.ALARM_COMMANDS.filter()).send();
            browser.await(event -> event.data().contains("\"s-1\""));
            publish(Topic.of("lyon", TopicKind.MONITORING), SystemCodec.encode(Samples.beat(now)));
            browser.await(event -> event.data().contains("\"readingsPerSecond\":10.0"));
            publish(
                    Topic.of("lyon", TopicKind.ALARM, "a-1"),
                    SystemCodec.encode(
                            Samples.alarm("lyon", "a-1", Priority.HIGH, Presence.ON, now)));
            browser.await("alarm");

            assertThat(acknowledge("a-1").statusCode()).isEqualTo(202);

            var command = commands.receive(30, TimeUnit.SECONDS).orElseThrow();
            assertThat(command.getTopic()).hasToString("needling/v1/lyon/alarm-commands");
            assertThat(new String(command.getPayloadAsBytes(), StandardCharsets.UTF_8))
                    .contains("\"alarm\":\"a-1\"", "\"action\":\"acknowledge\"", "\"by\":\"t-7\"")
                    .contains("\"at\":");
        }
    }

    @Test
    void withoutBeatsTheBrowserIsToldThatMonitoringIsLost() throws Exception {
        publish(
                Topic.of("lyon", TopicKind.SNAPSHOT, "s-1"),
                SystemCodec.encode(
                        Samples.session(
                                "lyon", "s-1", SessionState.OPEN, System.currentTimeMillis())));
        try (SseReader browser = live()) {
            browser.await(event -> event.data().contains("\"lost\""));
        }
    }

    @Test
    void aBrokerThatGoesAndComesBackIsToldAndEndedAlarmsAreDropped() throws Exception {
        long now = System.currentTimeMillis();
        try (SseReader browser = live()) {
            browser.await(event -> event.data().contains("\"connected\":true"));
            publish(
                    Topic.of("lyon", TopicKind.ALARM, "a-1"),
                    SystemCodec.encode(
                            Samples.alarm("lyon", "a-1", Priority.HIGH, Presence.ON, now)));
            browser.await("alarm");
            broker.stop();
            browser.await(event -> event.data().contains("\"connected\":false"));
            assertThat(acknowledge("a-1").statusCode()).isEqualTo(503);

            broker.start();

            browser.await(event -> event.data().contains("\"connected\":true"));
            assertThat(browser.await("alarm-gone").data()).contains("a-1");
        }
    }

    @Test
    void aBrokerThatStartsAfterTheDashboardsIsFound() throws Exception {
        dashboards.close();
        broker.stop();
        dashboards =
                Dashboards.start(
                        DashboardSettings.onLoopback(
                                0,
                                broker.settings(),
                                new HistorySettings.QuestDb(URI.create("http://127.0.0.1:1"))));
        try (SseReader browser = live()) {
            assertThat(browser.await("snapshot").data()).contains("\"connected\":false");

            broker.start();

            browser.await(event -> event.data().contains("\"connected\":true"));
        }
    }

    private SseReader live() throws Exception {
        return new SseReader(dashboards.uri().resolve("api/live"));
    }

    private HttpResponse<String> acknowledge(String alarm) throws Exception {
        URI uri = dashboards.uri().resolve("api/clinics/lyon/alarms/" + alarm + "/acknowledge");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"by\":\"t-7\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private void publish(Topic topic, byte[] payload) {
        system.publishWith()
                .topic(topic.path())
                .retain(topic.kind().retained())
                .payload(payload)
                .send();
    }
}
