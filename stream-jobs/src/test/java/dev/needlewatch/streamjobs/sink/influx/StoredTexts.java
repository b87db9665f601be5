package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.connector.testframe.external.ExternalSystemDataReader;

/** Reads back what a {@link TextSink} stored: each poll what no poll before it saw. */
final class StoredTexts implements ExternalSystemDataReader<String> {
    private static final Pattern ROW = Pattern.compile("\\[\\d+,\"([^\"]*)\"\\]");

    private final InfluxdServer influxd;
    private final String run;
    private final Set<String> seen = new HashSet<>();

    StoredTexts(InfluxdServer influxd, String run) {
        this.influxd = influxd;
        this.run = run;
    }

    @Override
    public List<String> poll(Duration timeout) {
        List<String> fresh = new ArrayList<>();
        Matcher rows = ROW.matcher(stored());
        while (rows.find()) {
            if (seen.add(rows.group(1))) {
                fresh.add(rows.group(1));
            }
        }
        return fresh;
    }

    private String stored() {
        try {
            return influxd.query(
                    "SELECT text FROM " + TextSink.MEASUREMENT + " WHERE run='" + run + "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {}
}
