package dev.needlewatch.standalone.bench.outage;

import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What influxd holds, counted. The clinic {@code ready} is left out: see {@link Readiness}. */
final class Ledger {
    private static final Pattern FIGURE = Pattern.compile("\"values\":\\[\\[0,(\\d+)\\]");

    private static final Pattern SECOND = Pattern.compile("\\[(\\d{16,}),(\\d+)\\]");

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

    /** Seconds in which the quiet pens' readings are not as many as they should be, for people. */
    List<String> oddSeconds(long begin, long expected) throws IOException, InterruptedException {
        String all =
                influxd.query(
                        "SELECT sum(samples) FROM reading_1s WHERE clinic =~ /^load/ AND time >= "
                                + TimeUnit.MILLISECONDS.toNanos(begin)
                                + " GROUP BY time(1s) fill(none)");
        List<String> odd = new ArrayList<>();
        Matcher second = SECOND.matcher(all);
        while (second.find()) {
            if (Long.parseLong(second.group(2)) != expected) {
                long after = TimeUnit.NANOSECONDS.toMillis(Long.parseLong(second.group(1))) - begin;
                odd.add(after + " ms: " + second.group(2));
            }
        }
        return odd;
    }

    private long figure(String query) throws IOException, InterruptedException {
        Matcher figure = FIGURE.matcher(influxd.query(query));
        return figure.find() ? Long.parseLong(figure.group(1)) : 0;
    }
}
