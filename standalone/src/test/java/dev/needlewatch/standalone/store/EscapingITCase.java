package dev.needlewatch.standalone.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.needlewatch.streamjobs.sink.influx.LineProtocol;
import dev.needlewatch.streamjobs.testing.Anything;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store reads what the line protocol wrote, whatever people call things. */
class EscapingITCase {
    private static final int POINTS = 2_000;
    private static final long START = 1_795_377_844_000_000_000L;
    private static final long MICROSECOND = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyTagTextAndNumberComesBack(@TempDir Path folder) throws Exception {
        List<Anything> given = Anything.many(POINTS);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            lines.add(LineProtocol.encode(given.get(i).in("anything", START + i * MICROSECOND)));
        }
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            int answer =
                    http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            store.url()
                                                                    + "/api/v2/write?precision=ns"))
                                            .POST(BodyPublishers.ofString(String.join("\n", lines)))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode();
            assertThat(answer).isEqualTo(204);
            await("what was written is applied soon after, not at once")
                    .untilAsserted(() -> assertThat(stored(store)).hasSize(POINTS));
            assertThat(stored(store)).isEqualTo(given.stream().map(Anything::cleaned).toList());
        }
    }

    private List<Anything> stored(EmbeddedStore store) throws Exception {
        String sql = "SELECT tag, text, number FROM anything ORDER BY timestamp";
        JsonNode answer =
                new ObjectMapper()
                        .readTree(
                                http.send(
                                                HttpRequest.newBuilder(
                                                                URI.create(
                                                                        store.url()
                                                                                + "/exec?query="
                                                                                + URLEncoder.encode(
                                                                                        sql,
                                                                                        UTF_8)))
                                                        .build(),
                                                BodyHandlers.ofString())
                                        .body());
        List<Anything> stored = new ArrayList<>();
        for (JsonNode row : answer.path("dataset")) {
            stored.add(
                    new Anything(row.get(0).asText(), row.get(1).asText(), row.get(2).asDouble()));
        }
        return stored;
    }
}
