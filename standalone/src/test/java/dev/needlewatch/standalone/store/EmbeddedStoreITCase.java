package dev.needlewatch.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.streamjobs.record.RecordJob;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import dev.needlewatch.streamjobs.sink.influx.InfluxSink;
import dev.needlewatch.streamjobs.sink.influx.Point;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreITCase {
    private static final long MS = 1_000_000L;
    private static final long NOW = System.currentTimeMillis() / 1_000 * 1_000;

    @TempDir Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void keepsAPointSentTwiceOnceAndFindsItAfterARestart() throws Exception {
        List<Point> points = new ArrayList<>();
        for (int second = 0; second < 50; second++) {
            points.add(reading(second, second % 2 == 0 ? "left" : null, 0.5));
        }
        points.add(alarm("a-1", 1));
        points.add(alarm("a-2", 2));
        points.add(status());
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            write(store, points);
            write(store, points);
            awaitAnswer(store, "select count() from reading_1s", "50");
            awaitAnswer(store, "select count() from alarm", "2");
            awaitAnswer(store, "select count() from pen_status", "1");
        }
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            awaitAnswer(store, "select count() from reading_1s", "50");
            awaitAnswer(store, "select count() from reading_1s where zone = null", "25");
            write(store, points);
            awaitAnswer(store, "select count() from reading_1s", "50");
            awaitAnswer(store, "select distinct message from alarm", "\"he said \"\"stop\"\"\"");
        }
    }

    @Test
    void aSecondWrittenAgainReplacesTheFirst() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            write(store, List.of(reading(0, null, 0.5)));
            awaitAnswer(store, "select depth_max from reading_1s", "0.5");
            write(store, List.of(reading(0, null, 0.75)));
            awaitAnswer(store, "select depth_max from reading_1s", "0.75");
            awaitAnswer(store, "select count() from reading_1s", "1");
        }
    }

    @Test
    void aSessionsRowIsReplacedByItsCorrectionAndAnotherSessionsIsNot() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            write(store, List.of(session("s-1", 0.9), session("s-2", 0.9)));
            awaitAnswer(store, "select count() from session", "2");
            write(store, List.of(session("s-1", 1.1)));
            awaitAnswer(store, "select deepest from session where session = 's-1'", "1.1");
            awaitAnswer(store, "select count() from session", "2");
            awaitAnswer(
                    store, "select distinct next_treatment_from from session", "\"2026-12-13\"");
        }
    }

    private static Point session(String id, double deepest) {
        return Point.of("session")
                .tag("clinic", "lyon")
                .tag("treatment", "medical")
                .tag("indication", "scar")
                .tag("outcome", "completed")
                .text("session", id)
                .text("pens", "pen-1,pen-2")
                .decimal("needling_s", 12.5)
                .decimal("duration_s", 600.0)
                .decimal("deepest", deepest)
                .whole("passes", 7L)
                .whole("alarms_high", 1L)
                .whole("alarms_medium", 0L)
                .whole("alarms_low", 2L)
                .text("next_treatment_from", "2026-12-13")
                .at(NOW * MS);
    }

    @Test
    void makesTablesWithKeysAndALifetime() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0, 30)) {
            String about =
                    "select dedup, ttlValue, ttlUnit from tables() where table_name = 'reading_1s'";
            awaitAnswer(store, about, "true,30,\"DAY\"");
        }
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            awaitAnswer(store, "select ttlValue from tables() where table_name = 'alarm'", "400");
        }
    }

    @Test
    void anotherPensWrongClockDropsNobodysData() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0, 30)) {
            write(store, List.of(reading(0, null, 0.5)));
            awaitAnswer(store, "select count() from reading_1s", "1");
            write(store, List.of(reading(2_000_000_000L, null, 0.5)));
            awaitAnswer(store, "select count() from reading_1s", "2");
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedStore.start(folder, taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageNotContainingAny("\n");
        }
    }

    @Test
    void saysInOneLineThatTheFolderCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> EmbeddedStore.start(file.resolve("below"), 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContainingAny("\n");
    }

    private static Point reading(long second, @Nullable String zone, double depthMax) {
        return Point.of("reading_1s")
                .tag("clinic", "lyon")
                .tag("pen", "pen-1")
                .tag("area", "cheek")
                .tag("zone", zone)
                .tag("treatment", "medical")
                .decimal("depth_max", depthMax)
                .decimal("limit", 1.5)
                .whole("samples", 10L)
                .text("session", "s-1")
                .at((NOW + second * 1_000) * MS);
    }

    /** Two of them differ in nothing but the id and the nanoseconds. */
    private static Point alarm(String id, int nanos) {
        return Point.of("alarm")
                .tag("clinic", "lyon")
                .tag("code", "DEPTH_ABOVE_LIMIT")
                .tag("kind", "safety")
                .tag("priority", "high")
                .tag("event", "raised")
                .text("id", id)
                .decimal("value", 1.62)
                .text("message", "he said \"stop\"")
                .at(NOW * MS + nanos);
    }

    private static Point status() {
        return Point.of("pen_status")
                .tag("clinic", "lyon")
                .tag("pen", "pen-1")
                .text("state", "online")
                .decimal("battery", 80.0)
                .at(NOW * MS);
    }

    /** The way the record job writes: through the sink, in a job. */
    private static void write(EmbeddedStore store, List<Point> points) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(RecordJob.configuration());
        environment.setParallelism(1);
        environment
                .fromData(Point.TYPE, points.toArray(Point[]::new))
                .sinkTo(new InfluxSink(InfluxSettings.of(store.url(), null, "any", "any")));
        environment.execute();
    }

    private void awaitAnswer(EmbeddedStore store, String sql, String answer) {
        await("what was written is applied soon after, not at once")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(query(store, sql)).isEqualTo(answer));
    }

    /** The rows of the answer as CSV, without their heads. */
    private String query(EmbeddedStore store, String sql) throws Exception {
        URI uri =
                URI.create(
                        store.url()
                                + "/exp?query="
                                + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body().lines().skip(1).reduce((a, b) -> a + "\n" + b).orElse("");
    }
}
