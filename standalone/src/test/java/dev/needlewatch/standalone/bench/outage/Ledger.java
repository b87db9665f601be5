package dev.needlewatch.standalone.bench.outage;

import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What influxd holds, counted. The clinic {@code ready} is left out: see {@link Readiness}. */
final class Ledger {
    private static final Pattern FIGURE = Pattern.compile("\"values\":\\[\\[0,(\\d+)\\]");

    private final InfluxdServer influxd;

    Ledger(InfluxdServer influxd) {
        this.influxd = influxd;
    }

    /** Readings in all points: a reading that is lost, or counted twice, shows here. */
    long readings() throws IOException, InterruptedException {
        return figure("SELECT sum(samples) FROM reading_1s WHERE clinic <> 'ready'");
    }

    /** Points of readings. */
    long points() throws IOException, InterruptedException {
        return figure("SELECT count(samples) FROM reading_1s WHERE clinic <> 'ready'");
    }

    /** Alarms raised for the probe. */
    long alarms() throws IOException, InterruptedException {
        return figure(
                "SELECT count(value) FROM alarm WHERE clinic = 'probe'"
                        + " AND code = 'DEPTH_ABOVE_LIMIT' AND event = 'raised'");
    }

    boolean ready() throws IOException, InterruptedException {
        return figure("SELECT count(samples) FROM reading_1s WHERE clinic = 'ready'") > 0
                && figure("SELECT count(value) FROM alarm WHERE clinic = 'ready'") > 0;
    }

    private long figure(String query) throws IOException, InterruptedException {
        Matcher figure = FIGURE.matcher(influxd.query(query));
        return figure.find() ? Long.parseLong(figure.group(1)) : 0;
    }
}
