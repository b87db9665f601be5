package dev.needlewatch.dashboards.history.store;

import static dev.needlewatch.dashboards.history.store.Selection.named;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AckTimes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * InfluxDB 1.x, 2.x and 3 Core, asked in InfluxQL through {@code /query}. InfluxQL groups by tags
 * only: what is counted by a field comes row by row.
 */
final class Influx implements Store {
    /** So many rows one answer may bring where InfluxQL cannot count by itself. */
    static final int MOST_COUNTED = 200_000;

    private final StoreHttp http;
    private final Map<String, String> place;

    Influx(HistorySettings.Influx settings) {
        String token = settings.token();
        this.http =
                new StoreHttp(
                        "InfluxDB",
                        settings.url(),
                        token == null ? null : "Token " + token,
                        settings.tls());
        this.place = place(settings.bucket());
    }

    /** A bucket's name; {@code database/policy} of InfluxDB 1 are two parameters. */
    private static Map<String, String> place(String bucket) {
        int slash = bucket.indexOf('/');
        return slash < 0
                ? Map.of("db", bucket)
                : Map.of("db", bucket.substring(0, slash), "rp", bucket.substring(slash + 1));
    }

    @Override
    public List<Row> rows(String question) throws StoreAwayException {
        Map<String, String> parameters = new HashMap<>(place);
        parameters.put("epoch", "ms");
        parameters.put("q", question);
        StoreHttp.Answer answer = http.get("/query", parameters);
        JsonNode body = answer.body();
        String error =
                body.path("error").asText(body.path("results").path(0).path("error").asText(""));
        if (answer.status() != 200 || !error.isEmpty()) {
            throw http.refused(answer.status(), error.isEmpty() ? "no reason given" : error);
        }
        return parse(body);
    }

    @Override
    public String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }

    @Override
    public String time() {
        return "time";
    }

    @Override
    public String timeColumn() {
        return "";
    }

    @Override
    public List<Row> newest(String columns, Selection rows, int most) throws StoreAwayException {
        return new NewestFirst(this, columns, rows).rows(most);
    }

    @Override
    public List<Row> alarmsBy(Selection alarms, List<String> keys, boolean tags)
            throws StoreAwayException {
        if (tags) {
            return rows(
                    "SELECT count(id) AS n %s GROUP BY %s, priority"
                            .formatted(alarms.clause(), named(keys)));
        }
        List<String> counted = new ArrayList<>(keys);
        counted.add("priority");
        return counted(
                rows(
                        "SELECT %s, id %s LIMIT %d"
                                .formatted(named(counted), alarms.clause(), MOST_COUNTED)),
                counted);
    }

    @Override
    public List<Row> sessionsByTherapist(Selection sessions) throws StoreAwayException {
        return counted(
                rows(
                        "SELECT therapist, session %s LIMIT %d"
                                .formatted(sessions.clause(), MOST_COUNTED)),
                List.of("therapist"));
    }

    @Override
    public List<Row> inDays(Selection points, String field, String tag, ZoneId zone)
            throws StoreAwayException {
        List<Row> days = new ArrayList<>();
        for (DayStretch stretch : DayStretch.of(points.period(), zone)) {
            for (Row row :
                    rows(
                            "SELECT count(%s) AS n %s GROUP BY time(1d, %ds), %s fill(none)"
                                    .formatted(
                                            named(field),
                                            points.during(stretch.period()).clause(),
                                            -stretch.offsetSeconds(),
                                            named(tag)))) {
                days.add(stretch.within(row));
            }
        }
        return days;
    }

    /** Sorted here: the server would go through all series once for each percentile. */
    @Override
    public List<AckTimes> acknowledgeTimes(Selection acknowledged) throws StoreAwayException {
        Map<String, TreeMap<Long, Long>> seconds = new HashMap<>();
        List<Row> rows =
                rows(
                        "SELECT ack_ms %s GROUP BY priority LIMIT %d"
                                .formatted(acknowledged.clause(), MOST_COUNTED));
        if (rows.size() >= MOST_COUNTED) {
            return percentiles(acknowledged);
        }
        for (Row row : rows) {
            seconds.computeIfAbsent(row.textOr("priority", ""), key -> new TreeMap<>())
                    .merge(row.count("ack_ms") / 1_000, 1L, Long::sum);
        }
        return seconds.entrySet().stream()
                .map(entry -> NearestRank.times(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<AckTimes> percentiles(Selection acknowledged) throws StoreAwayException {
        List<AckTimes> times = new ArrayList<>();
        for (Row row :
                rows(
                        """
                        SELECT count(ack_ms) AS n, percentile(ack_ms, 50) AS p50, \
                        percentile(ack_ms, 95) AS p95, max(ack_ms) AS worst %s GROUP BY priority\
                        """
                                .formatted(acknowledged.clause()))) {
            times.add(
                    new AckTimes(
                            row.textOr("priority", ""),
                            row.count("n"),
                            row.count("p50") / 1_000,
                            row.count("p95") / 1_000,
                            row.count("worst") / 1_000,
                            0));
        }
        return times;
    }

    @Override
    public List<Row> lastOfPens(Scope scope, List<String> fields, int most)
            throws StoreAwayException {
        return LastOfPens.of(this, scope, fields, most);
    }

    @Override
    public List<Row> lastOfCounters(Selection pipeline) throws StoreAwayException {
        return rows("SELECT last(value) AS value " + pipeline.clause() + " GROUP BY job, counter");
    }

    @Override
    public List<String> clinicsIn(String table) throws StoreAwayException {
        return rows("SHOW TAG VALUES FROM " + table + " WITH KEY = clinic").stream()
                .map(row -> row.textOr("value", ""))
                .toList();
    }

    @Override
    public void ping() throws StoreAwayException {
        rows("SHOW MEASUREMENTS LIMIT 1");
    }

    private static List<Row> counted(List<Row> rows, List<String> keys) throws StoreAwayException {
        if (rows.size() == MOST_COUNTED) {
            throw new StoreAwayException(
                    "There is too much in this period to count it: choose a shorter one.");
        }
        Map<List<JsonNode>, Long> counts = new HashMap<>();
        for (Row row : rows) {
            counts.merge(keys.stream().map(row::node).toList(), 1L, Long::sum);
        }
        List<Row> counted = new ArrayList<>();
        counts.forEach((values, n) -> counted.add(Row.counted(keys, values, n)));
        return counted;
    }

    /** Every series of the answer; its tags become columns, {@code time} is {@code timestamp}. */
    private static List<Row> parse(JsonNode body) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode series : body.path("results").path(0).path("series")) {
            Map<String, JsonNode> tags = new HashMap<>();
            series.path("tags")
                    .properties()
                    .forEach(tag -> tags.put(tag.getKey(), new TextNode(tag.getValue().asText())));
            for (JsonNode values : series.path("values")) {
                Map<String, JsonNode> row = new HashMap<>(tags);
                int i = 0;
                for (JsonNode column : series.path("columns")) {
                    String name = column.asText();
                    row.put("time".equals(name) ? "timestamp" : name, values.path(i++));
                }
                rows.add(new Row(row));
            }
        }
        return rows;
    }
}
