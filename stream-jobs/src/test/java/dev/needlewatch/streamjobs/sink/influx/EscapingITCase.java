package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.needlewatch.streamjobs.testing.Anything;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real InfluxDB reads what the line protocol wrote, whatever people call things. */
class EscapingITCase {
    private static final int POINTS = 2_000;
    private static final long START = 1_795_377_844_000_000_000L;
    private static final String ODD = "what is, it=";

    @Test
    void everyTagTextAndNumberComesBack(@TempDir Path folder) throws Exception {
        assumeThat(InfluxdServer.installed())
                .as("influxd is not on the PATH; on Debian: apt-get install influxdb")
                .isPresent();
        List<Anything> given = Anything.many(POINTS);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            lines.add(LineProtocol.encode(given.get(i).in(ODD, START + i)));
        }
        try (InfluxdServer influxd = new InfluxdServer(folder)) {
            InfluxSettings settings = InfluxSettings.of(influxd.url(), null, "any", "needlewatch");
            InfluxMetrics metrics = new InfluxMetrics(new UnregisteredMetricsGroup());
            try (StoreOffer store = new StoreOffer(settings, metrics, false)) {
                assertThat(store.offer(Batch.of(lines)).settled()).isTrue();
            }
            assertThat(stored(influxd)).isEqualTo(given.stream().map(Anything::cleaned).toList());
        }
    }

    private static List<Anything> stored(InfluxdServer influxd) throws Exception {
        JsonNode answer =
                new ObjectMapper()
                        .readTree(
                                influxd.query(
                                        "SELECT \"tag\", \"text\", number FROM \"" + ODD + "\""));
        List<Anything> stored = new ArrayList<>();
        for (JsonNode row : answer.at("/results/0/series/0/values")) {
            stored.add(
                    new Anything(row.get(1).asText(), row.get(2).asText(), row.get(3).asDouble()));
        }
        return stored;
    }
}
