package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real InfluxDB reads what the line protocol wrote, whatever people call things. */
class EscapingITCase {
    private static final int POINTS = 2_000;
    private static final long START = 1_795_377_844_000_000_000L;

    /** What came of a point: its tag, its text and its number. */
    private record Stored(String tag, String text, double number) {}

    @Test
    void everyTagTextAndNumberComesBack(@TempDir Path folder) throws Exception {
        assumeThat(InfluxdServer.installed())
                .as("influxd is not on the PATH; on Debian: apt-get install influxdb")
                .isPresent();
        List<Stored> given = given();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            Stored each = given.get(i);
            lines.add(
                    LineProtocol.encode(
                            Point.of("what is, it=")
                                    .tag("a tag, it=", each.tag())
                                    .text("a text, it=", each.text())
                                    .decimal("number", each.number())
                                    .at(START + i)));
        }
        try (InfluxdServer influxd = new InfluxdServer(folder)) {
            InfluxSettings settings = InfluxSettings.of(influxd.url(), null, "any", "needlewatch");
            InfluxMetrics metrics = new InfluxMetrics(new UnregisteredMetricsGroup());
            try (StoreOffer store = new StoreOffer(settings, metrics, false)) {
                assertThat(store.offer(lines).settled()).isTrue();
            }
            assertThat(stored(influxd)).isEqualTo(given.stream().map(this::cleaned).toList());
        }
    }

    private static List<Stored> given() {
        Arbitrary<String> text =
                Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withCharRange(' ', '~')
                                .withCharRange('\u00a0', '\u2fff')
                                .ofMaxLength(12),
                        Arbitraries.strings().withChars(" ,=\\\"\n\t'iI0a#é").ofMaxLength(8));
        List<String> tags = text.filter(tag -> !tag.isEmpty()).list().ofSize(POINTS).sample();
        List<String> texts = text.list().ofSize(POINTS).sample();
        List<Double> numbers =
                Arbitraries.doubles().between(-1e300, 1e300).list().ofSize(POINTS).sample();
        List<Stored> given = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            given.add(new Stored(tags.get(i), texts.get(i), numbers.get(i)));
        }
        return given;
    }

    /** As {@link LineProtocol} says: control characters are spaces, a tag has no backslash. */
    private Stored cleaned(Stored given) {
        return new Stored(
                printable(given.tag()).replace('\\', '/'), printable(given.text()), given.number());
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static List<Stored> stored(InfluxdServer influxd) throws Exception {
        JsonNode answer =
                new ObjectMapper()
                        .readTree(
                                influxd.query(
                                        "SELECT \"a tag, it=\", \"a text, it=\", number"
                                                + " FROM \"what is, it=\""));
        List<Stored> stored = new ArrayList<>();
        for (JsonNode row : answer.at("/results/0/series/0/values")) {
            stored.add(new Stored(row.get(1).asText(), row.get(2).asText(), row.get(3).asDouble()));
        }
        return stored;
    }
}
