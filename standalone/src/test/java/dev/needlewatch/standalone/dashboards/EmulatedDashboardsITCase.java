package dev.needlewatch.standalone.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.emulator.EmulatorSettings;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.Standalone;
import dev.needlewatch.standalone.StandaloneSettings;
import dev.needlewatch.standalone.demo.DemoCodes;
import dev.needlewatch.streamjobs.record.RecordJob;
import dev.needlewatch.streamjobs.safety.SafetyJob;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two emulated clinics in the whole system, with a real influxd: every query of the Grafana
 * dashboards finds something, and the books agree with what the emulator published.
 */
class EmulatedDashboardsITCase {
    private static final Path DASHBOARDS = Path.of("..", "dashboards", "grafana", "dashboards");
    private static final Duration PLAYED = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** A pen is written down a minute after it was heard, and that takes its way to the store. */
    private static final Duration WRITTEN = Duration.ofSeconds(100);

    private static final String HIGH =
            "SELECT \"clinic\", \"id\" FROM \"alarm\" WHERE \"priority\" =~ /high|medium/ AND"
                    + " \"event\" = 'raised' LIMIT 1";

    private final ObjectMapper json = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void everyQueryFindsSomethingAndTheBooksAgreeWithWhatWasPublished() throws Exception {
        assumeTrue(RealInfluxd.installed().isPresent(), "influxd is not on the PATH");
        Path store = Files.createDirectories(folder.resolve("influxd"));
        try (RealInfluxd influxd = new RealInfluxd(store);
                Standalone system = Standalone.start(settings(influxd))) {
            Verdict verdict = play(system.broker(), influxd);
            await("the last books and ledgers")
                    .atMost(WRITTEN)
                    .pollInterval(Duration.ofSeconds(2))
                    .ignoreException(NullPointerException.class) // half of the books is written
                    .untilAsserted(() -> agree(influxd, verdict));
            List<String> unanswered = new ArrayList<>();
            for (Map.Entry<String, String> question : questions().entrySet()) {
                if (influxd.ask(filledIn(question.getValue(), influxd)).isEmpty()) {
                    unanswered.add(question.getKey() + ": " + question.getValue());
                }
            }
            assertThat(unanswered).isEmpty();
        }
    }

    private StandaloneSettings settings(RealInfluxd influxd) {
        return new StandaloneSettings(
                FreePorts.next(),
                0,
                FreePorts.next(),
                folder.resolve("data"),
                null,
                InfluxSettings.of(influxd.url(), null, "needlewatch", "needlewatch"),
                2,
                WallClock.SYSTEM);
    }

    /** Plays the clinics, and does what they would not in a minute: acknowledges, logs an error. */
    private Verdict play(BrokerSettings broker, RealInfluxd influxd) throws Exception {
        EmulatorSettings settings = new EmulatorSettings(broker, "demo", 1, DemoCodes.JUDGED);
        try (Emulator emulator = Emulator.start(settings, EmulatorListener.NONE)) {
            long end = System.nanoTime() + PLAYED.toNanos();
            await("an alarm that latches, in the store")
                    .atMost(PLAYED)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !influxd.ask(HIGH).isEmpty());
            JsonNode row = influxd.ask(HIGH).path(0).path("values").path(0);
            meanwhile(broker, row.path(1).asText(), row.path(2).asText());
            emulator.awaitPlayed(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            return emulator.finish(GRACE);
        }
    }

    private static void meanwhile(BrokerSettings broker, String clinic, String alarm) {
        Mqtt5AsyncClient client = MqttClients.mqtt5(broker, "a-stranger").buildAsync();
        client.connect().join();
        long now = System.currentTimeMillis();
        String acknowledgement =
                "{\"alarm\":\"%s\",\"action\":\"acknowledge\",\"by\":\"t-12\",\"at\":%d}"
                        .formatted(alarm, now);
        String error =
                "{\"boot\":1,\"seq\":0,\"at\":%d,\"level\":\"ERROR\",\"code\":\"E1\",\"message\":\"hot\"}"
                        .formatted(now);
        publish(client, clinic + "/alarm-commands", acknowledgement);
        publish(client, clinic + "/pens/pen-of-another/log", error);
        client.disconnect().join();
    }

    private static void publish(Mqtt5AsyncClient client, String topic, String payload) {
        client.publishWith()
                .topic("needling/v1/" + topic)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .join();
    }

    /** Each point of the books balances; the last say what was published; so do the pens' sums. */
    private static void agree(RealInfluxd influxd, Verdict verdict) throws Exception {
        long published = verdict.published().published() + 1; // the error of another pen
        long duplicates = verdict.published().duplicates();
        long garbage = verdict.published().garbage();
        for (String job : List.of(SafetyJob.NAME, RecordJob.NAME)) {
            Map<Long, Map<String, Double>> books = books(influxd, job);
            assertThat(books).as(job).isNotEmpty();
            assertThat(books.values())
                    .allSatisfy(
                            book ->
                                    assertThat(book.get("received"))
                                            .isEqualTo(
                                                    book.get("accepted")
                                                            + book.get("duplicate")
                                                            + book.get("rejected")));
            Map<String, Double> last = new ArrayList<>(books.values()).get(books.size() - 1);
            assertThat(last.get("received") - last.get("beside")).as(job).isEqualTo(published);
            assertThat(last).containsEntry("duplicate", (double) duplicates);
            assertThat(last).containsEntry("rejected", (double) garbage);
        }
        assertThat(sumOfLast(influxd, "rejected")).isEqualTo(garbage);
        assertThat(sumOfLast(influxd, "duplicate")).isEqualTo(duplicates);
        assertThat(sumOfLast(influxd, "late")).isPositive();
    }

    private static Map<Long, Map<String, Double>> books(RealInfluxd influxd, String job)
            throws Exception {
        Map<Long, Map<String, Double>> books = new TreeMap<>();
        JsonNode series =
                influxd.ask(
                        "SELECT \"value\" FROM \"pipeline\" WHERE \"job\" = '"
                                + job
                                + "' GROUP BY \"counter\"");
        for (JsonNode counter : series) {
            String name = counter.path("tags").path("counter").asText();
            for (JsonNode row : counter.path("values")) {
                books.computeIfAbsent(row.path(0).asLong(), at -> new TreeMap<>())
                        .put(name, row.path(1).asDouble());
            }
        }
        return books;
    }

    private static long sumOfLast(RealInfluxd influxd, String field) throws Exception {
        JsonNode series =
                influxd.ask(
                        "SELECT sum(\"n\") FROM (SELECT last(\"%s\") AS \"n\" FROM \"pen_status\" GROUP BY \"clinic\", \"pen\")"
                                .formatted(field));
        return series.path(0).path("values").path(0).path(1).asLong();
    }

    private Map<String, String> questions() throws IOException {
        Map<String, String> questions = new TreeMap<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.toList()) {
                JsonNode dashboard = json.readTree(Files.readString(file));
                for (JsonNode variable : dashboard.path("templating").path("list")) {
                    String where = file.getFileName() + " $" + variable.path("name").asText();
                    questions.put(where, variable.path("query").asText());
                }
                for (JsonNode panel : dashboard.path("panels")) {
                    for (JsonNode target : panel.path("targets")) {
                        questions.put(
                                file.getFileName()
                                        + " "
                                        + panel.path("title").asText()
                                        + " "
                                        + target.path("refId").asText(),
                                target.path("query").asText());
                    }
                }
            }
        }
        assertThat(questions).hasSizeGreaterThan(40);
        return questions;
    }

    private static String filledIn(String query, RealInfluxd influxd) throws Exception {
        String session =
                influxd.ask("SELECT last(\"session\") FROM \"session\" WHERE \"alarms_high\" > 0")
                        .path(0)
                        .path("values")
                        .path(0)
                        .path(1)
                        .asText();
        String filled =
                query.replace("$timeFilter", "time > now() - 1h")
                        .replace("$__interval", "10s")
                        .replace("$session", session)
                        .replace("$clinic", ".*")
                        .replace("$pen", ".*");
        assertThat(filled).as("nothing left to fill in").doesNotContainPattern("[$][a-zA-Z_{]");
        return filled;
    }
}
