package dev.needlewatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.time.WallClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk-through of the documentation, step by step, with Debian's command-line clients. */
class WalkThroughITCase {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PEN = "needling/v1/lyon/pens/pen-3/";
    private static final long START = 1_795_377_844_000L;

    @TempDir private Path data;

    private int seq;
    private long at = START;

    @BeforeEach
    void needsTheClients() {
        assumeTrue(Stranger.hasClients(), "Debian's mosquitto-clients are not installed");
    }

    @Test
    void aStrangerIsAlarmedOnTheEmbeddedBroker() throws Exception {
        walk(null);
    }

    @Test
    void aStrangerIsAlarmedOnMosquitto() throws Exception {
        assumeTrue(MosquittoBroker.program().isPresent(), "mosquitto is not installed");
        try (MosquittoBroker mosquitto = MosquittoBroker.started()) {
            walk(mosquitto.settings());
        }
    }

    private void walk(@Nullable BrokerSettings broker) throws Exception {
        StandaloneSettings settings =
                new StandaloneSettings(
                        FreePorts.next(),
                        0,
                        FreePorts.next(),
                        data,
                        broker,
                        null,
                        1,
                        WallClock.SYSTEM);
        try (Standalone running = Standalone.start(settings);
                Stranger stranger = new Stranger(running.broker())) {
            stranger.listenTo("needling/v1/+/alarm-events");
            stranger.listenTo("needling/v1/+/alarms/+");
            stranger.listenTo("needling/v1/+/rejected");
            opens(stranger);
            String alarm = needlesTooDeep(stranger);
            acknowledges(stranger, alarm);
            acknowledgesAgain(stranger, alarm);
            needlesShallow(stranger, alarm);
            standsInTheStore(running);
        }
    }

    private void opens(Stranger stranger) {
        stranger.publish(
                PEN + "session",
                message("\"session\":\"s-4711\",\"type\":\"opened\",\"treatment\":\"medical\""));
    }

    private String needlesTooDeep(Stranger stranger) {
        stranger.publish(PEN + "reading", reading(1.62));
        stranger.publish(PEN + "reading", reading(1.62));
        String raised = stranger.awaitLine("alarm-events ", "\"code\":\"DEPTH_ABOVE_LIMIT\"");
        assertThat(raised)
                .contains("\"priority\":\"high\"", "\"presence\":\"on\"", "\"limit\":1.5")
                .contains("\"value\":1.62", "\"reason\":\"area\"", "\"session\":\"s-4711\"");
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(raised);
        assertThat(id.find()).isTrue();
        assertThat(stranger.awaitLine("alarms/" + id.group(1) + " {"))
                .contains("\"presence\":\"on\"");
        return id.group(1);
    }

    private static void acknowledges(Stranger stranger, String alarm) {
        command(stranger, alarm);
        assertThat(stranger.awaitLine("alarm-events ", "\"presence\":\"ack\"", alarm))
                .contains("\"acknowledgedBy\":\"t-12\"");
    }

    private static void acknowledgesAgain(Stranger stranger, String alarm) {
        command(stranger, alarm);
        stranger.awaitLine("rejected ", "\"reason\":\"already-acknowledged\"");
    }

    private void needlesShallow(Stranger stranger, String alarm) {
        for (int i = 0; i < 22; i++) {
            stranger.publish(PEN + "reading", reading(0.80));
        }
        stranger.awaitLine("alarm-events ", "\"presence\":\"off\"", alarm);
        await("the retained alarm to be cleared")
                .atMost(SOON)
                .until(() -> stranger.heard().contains("needling/v1/lyon/alarms/" + alarm + " "));
    }

    private static void standsInTheStore(Standalone running) {
        URI page = running.board().resolve("/api/history/sessions/lyon/s-4711");
        HttpClient client = HttpClient.newHttpClient();
        await("the trace to be stored")
                .atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                client.send(
                                                                HttpRequest.newBuilder(page)
                                                                        .build(),
                                                                HttpResponse.BodyHandlers
                                                                        .ofString())
                                                        .body())
                                        .contains("1.62"));
    }

    private static void command(Stranger stranger, String alarm) {
        stranger.publish(
                "needling/v1/lyon/alarm-commands",
                "{\"alarm\":\"%s\",\"action\":\"acknowledge\",\"by\":\"t-12\",\"at\":%d}"
                        .formatted(alarm, START));
    }

    private String reading(double depthMm) {
        return message(
                "\"session\":\"s-4711\",\"area\":\"cheek\",\"depthMm\":%s,\"speedRpm\":7010"
                        .formatted(depthMm));
    }

    private String message(String members) {
        at += 100;
        return "{\"boot\":7,\"seq\":%d,\"at\":%d,%s}".formatted(seq++, at, members);
    }
}
