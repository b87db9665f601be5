package dev.needlewatch.dashboards.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rule asks, asked of a real influxd while one job of two is silent. */
class SilenceRuleITCase {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    @Test
    void aJobThatIsSilentHasNoneInTheLastTwoMinutesAndAnotherHasSome() throws Exception {
        Optional<Path> program = LocalInfluxd.program();
        assumeTrue(program.isPresent(), "influxd is not on the PATH: not tried against it");
        try (LocalInfluxd influxd = new LocalInfluxd(program.orElseThrow(), folder)) {
            StringBuilder lines = new StringBuilder();
            long now = System.currentTimeMillis();
            for (long ago = 600_000; ago > 0; ago -= 10_000) {
                lines.append(book("safety", now - ago));
                if (ago >= 180_000) {
                    lines.append(book("record", now - ago));
                }
            }
            assertThat(influxd.write(lines.toString())).isEqualTo(204);

            Map<String, Long> last = lastOfEachJob(influxd.base());

            assertThat(last).containsOnlyKeys("safety", "record");
            assertThat(last.get("safety")).isBetween(8L, 12L);
            assertThat(last).containsEntry("record", 0L);
        }
    }

    private static String book(String job, long at) {
        return StoredPoint.of("pipeline")
                .tag("job", job)
                .tag("counter", "received")
                .decimal("value", 1_000)
                .at(at);
    }

    private static Map<String, Long> lastOfEachJob(URI base)
            throws IOException, InterruptedException {
        String query = SilenceRule.read().model("A").path("query").asText();
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                base.resolve("/query?db=needling&q=" + encoded))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        Map<String, Long> last = new HashMap<>();
        for (JsonNode series :
                JSON.readTree(answer.body()).path("results").path(0).path("series")) {
            JsonNode values = series.path("values");
            last.put(
                    series.path("tags").path("job").asText(),
                    values.path(values.size() - 1).path(1).asLong());
        }
        return last;
    }
}
