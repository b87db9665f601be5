package dev.needlewatch.dashboards.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.needlewatch.dashboards.history.LocalInfluxd;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every InfluxQL query of the Grafana dashboards, asked of a real influxd. */
class DashboardsAsCodeITCase {
    private static final long NOW = 1_795_478_400_000L;
    private static final long FROM = NOW - 3_600_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir static Path folder;

    private static @Nullable LocalInfluxd influxd;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void storesTwoClinics() throws Exception {
        Optional<Path> program = LocalInfluxd.program();
        assumeTrue(program.isPresent(), "influxd is not on the PATH: not tried against it");
        LocalInfluxd started = new LocalInfluxd(program.orElseThrow(), folder);
        influxd = started;
        assertThat(started.write(RecordedClinic.lines("lyon", "s-1", FROM))).isEqualTo(204);
        assertThat(started.write(RecordedClinic.lines("basel", "s-2", FROM))).isEqualTo(204);
    }

    @AfterAll
    static void stops() {
        if (influxd != null) {
            influxd.close();
        }
    }

    @TestFactory
    List<DynamicTest> everyQueryFindsSomethingInEveryColumn() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Dashboard dashboard : Dashboard.all()) {
            for (Dashboard.Question question : dashboard.questions()) {
                tests.add(
                        dynamicTest(
                                question.where(),
                                () -> {
                                    holds(question, Map.of("clinic", ".*", "pen", ".*"));
                                    holds(question, Map.of("clinic", "lyon", "pen", "pen-4"));
                                }));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> noQueryFindsAnythingOfAClinicThatIsNotThere() throws IOException {
        return Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.questions().stream())
                .filter(question -> question.influxQl().contains("$clinic"))
                .map(
                        question ->
                                dynamicTest(
                                        question.where(),
                                        () ->
                                                assertThat(
                                                                answer(
                                                                        question,
                                                                        Map.of(
                                                                                "clinic", "nowhere",
                                                                                "pen", ".*")))
                                                        .isEmpty()))
                .toList();
    }

    private void holds(Dashboard.Question question, Map<String, String> chosen)
            throws IOException, InterruptedException {
        JsonNode series = answer(question, chosen);
        assertThat(series).as("%s of %s", question.influxQl(), chosen).isNotEmpty();
        int columns = series.path(0).path("columns").size();
        for (int column = 0; column < columns; column++) {
            assertThat(filled(series, column))
                    .as("%s: %s", question.influxQl(), series.path(0).path("columns").path(column))
                    .isTrue();
        }
    }

    private static boolean filled(JsonNode series, int column) {
        for (JsonNode one : series) {
            for (JsonNode row : one.path("values")) {
                JsonNode value = row.path(column);
                if (!value.isNull() && !(value.isNumber() && value.asDouble() == 0 && column > 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    private JsonNode answer(Dashboard.Question question, Map<String, String> chosen)
            throws IOException, InterruptedException {
        Map<String, String> values =
                Map.of(
                        "timeFilter",
                        "time >= " + (FROM - 86_400_000) + "ms and time <= " + NOW + "ms",
                        "__interval",
                        "1m",
                        "session",
                        "s-1",
                        "clinic",
                        String.valueOf(chosen.get("clinic")),
                        "pen",
                        String.valueOf(chosen.get("pen")));
        String query = question.filledIn(values);
        assertThat(query).as("nothing left to fill in").doesNotContainPattern("[$][a-zA-Z_{]");
        JsonNode result = ask(query).path("results").path(0);
        assertThat(result.has("error")).as("%s: %s", query, result).isFalse();
        return result.path("series");
    }

    private JsonNode ask(String query) throws IOException, InterruptedException {
        URI base = influxd == null ? URI.create("none") : influxd.base();
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        URI address = base.resolve("/query?db=needling&epoch=ms&q=" + encoded);
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }
}
