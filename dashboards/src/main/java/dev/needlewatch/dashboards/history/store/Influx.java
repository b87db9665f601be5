package dev.needlewatch.dashboards.history.store;

import static dev.needlewatch.dashboards.history.store.Selection.named;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AckTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * InfluxDB 1.x, 2.x and 3 Core, asked in InfluxQL through {@code /query}. InfluxQL groups by tags
 * only: what is counted by a field comes row by row.
 */
final class Influx implements Store {
    /** So many rows one answer may bring where InfluxQL cannot count by itself. */
    static final int MOST_COUNTED = 200_000;

    private final StoreHttp http;
    private final String database;

    Influx(HistorySettings.Influx settings) {
        String token = settings.token();
        this.http =
                new StoreHttp("InfluxDB", settings.url(), token == null ? null : "Token " + token);
        this.database = settings.bucket();
    }

    @Override
    public List<Row> rows(String question) throws StoreAwayException {
        StoreHttp.Answer answer =
                http.get("/query", Map.of("db", database, "epoch", "ms", "q", question));
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
    public List<Row> alarmsBy(Selection alarms, String key, boolean tag) throws StoreAwayException {
        if (tag) {
            return rows(
                    "SELECT count(id) AS n %s GROUP BY %s, priority"
                            .formatted(alarms.clause(), named(key)));
        }
        return counted(
                rows(
                        "SELECT %s, priority, id %s LIMIT %d"
                                .formatted(named(key), alarms.clause(), MOST_COUNTED)),
                List.of(key, "priority"));
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
    public List<Row> perQuarter(Selection points, String field, String tag)
            throws StoreAwayException {
        return rows(
                "SELECT count(%s) AS n %s GROUP BY time(15m), %s fill(none)"
                        .formatted(named(field), points.clause(), named(tag)));
    }

    @Override
    public List<AckTimes> acknowledgeTimes(Selection acknowledged) throws StoreAwayException {
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
    public List<Row> sessionsRead(Selection seconds, int most) throws StoreAwayException {
        return rows(
                        "SELECT distinct(session) AS session %s GROUP BY clinic"
                                .formatted(seconds.clause()))
                .stream()
                .limit(most)
                .toList();
    }

    @Override
    public Row soFar(Selection seconds) throws StoreAwayException {
        Map<String, JsonNode> found = new HashMap<>();
        take(found, "timestamp", "opened", "SELECT first(samples) " + seconds.clause());
        take(found, "timestamp", "ended", "SELECT last(samples) " + seconds.clause());
        take(
                found,
                "needling",
                "needling",
                "SELECT sum(needling_ms) AS needling " + seconds.clause());
        take(
                found,
                "deepest",
                "deepest",
                "SELECT max(depth_max) AS deepest " + seconds.whereSome("needling_ms").clause());
        List<String> pens = new ArrayList<>();
        for (Row row :
                rows("SELECT last(samples) " + seconds.clause() + " GROUP BY pen, treatment")) {
            pens.add(row.textOr("pen", ""));
            found.put("treatment", new TextNode(row.textOr("treatment", "")));
        }
        found.put("pens", new TextNode(String.join(",", pens)));
        return new Row(found);
    }

    private void take(Map<String, JsonNode> found, String column, String as, String question)
            throws StoreAwayException {
        for (Row row : rows(question)) {
            JsonNode value = row.columns().get(column);
            if (value != null) {
                found.put(as, value);
            }
        }
    }

    @Override
    public List<Row> lastOfPens(Selection statuses, List<String> fields, int most)
            throws StoreAwayException {
        return new LastOfPens(this, statuses).rows(fields, most);
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
