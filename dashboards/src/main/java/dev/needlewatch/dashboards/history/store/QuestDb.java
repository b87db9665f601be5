package dev.needlewatch.dashboards.history.store;

import static dev.needlewatch.dashboards.history.store.Selection.named;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.stream.Collectors;

/** QuestDB, asked in SQL through {@code /exec}. */
final class QuestDb implements Store {
    private final StoreHttp http;

    QuestDb(HistorySettings.QuestDb settings) {
        this.http = new StoreHttp("QuestDB", settings.base(), null, null);
    }

    @Override
    public List<Row> rows(String question) throws StoreAwayException {
        StoreHttp.Answer answer = http.get("/exec", Map.of("query", question));
        if (answer.status() == 200) {
            return parse(answer.body());
        }
        String error = answer.body().path("error").asText("no reason given");
        if (error.startsWith("table does not exist")) {
            return List.of();
        }
        throw http.refused(answer.status(), error);
    }

    @Override
    public String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public String time() {
        return "timestamp";
    }

    @Override
    public String timeColumn() {
        return "timestamp, ";
    }

    @Override
    public List<Row> newest(String columns, Selection rows, int most) throws StoreAwayException {
        return rows(
                "SELECT timestamp, %s %s ORDER BY timestamp DESC LIMIT %d"
                        .formatted(columns, rows.clause(), most));
    }

    @Override
    public List<Row> alarmsBy(Selection alarms, List<String> keys, boolean tags)
            throws StoreAwayException {
        return rows(
                "SELECT %1$s, priority, count() n %2$s GROUP BY %1$s, priority"
                        .formatted(named(keys), alarms.clause()));
    }

    @Override
    public List<Row> sessionsByTherapist(Selection sessions) throws StoreAwayException {
        return rows(
                "SELECT therapist, count() n %s GROUP BY therapist".formatted(sessions.clause()));
    }

    /** By quarters of an hour: no time zone is off by less, so it need know none. */
    @Override
    public List<Row> inDays(Selection points, String field, String tag, ZoneId zone)
            throws StoreAwayException {
        return rows(
                """
                SELECT quarter AS "timestamp", tag AS %1$s, n FROM (\
                SELECT timestamp_floor('15m', timestamp) quarter, %1$s tag, count() n %2$s \
                GROUP BY quarter, tag)\
                """
                        .formatted(named(tag), points.clause()));
    }

    @Override
    public List<AckTimes> acknowledgeTimes(Selection acknowledged) throws StoreAwayException {
        List<Row> seconds =
                rows(
                        """
                        SELECT priority, ack_ms / 1000 AS s, count() AS n %s \
                        AND ack_ms IS NOT NULL GROUP BY priority, s\
                        """
                                .formatted(acknowledged.clause()));
        Map<String, TreeMap<Long, Long>> byPriority = new HashMap<>();
        for (Row row : seconds) {
            byPriority
                    .computeIfAbsent(row.textOr("priority", ""), key -> new TreeMap<>())
                    .merge(row.count("s"), row.count("n"), Long::sum);
        }
        return byPriority.entrySet().stream()
                .map(entry -> NearestRank.times(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public List<Row> lastOfPens(Scope scope, List<String> fields, int most)
            throws StoreAwayException {
        Selection statuses =
                Selection.of(this, "pen_status", scope.period()).where("clinic", scope.clinic());
        String last =
                fields.stream()
                        .map(field -> "last_not_null(" + named(field) + ") " + named(field))
                        .collect(Collectors.joining(", "));
        return rows(
                """
                SELECT clinic, pen, max(timestamp) AS "timestamp", last_not_null(model) model, %s \
                %s GROUP BY clinic, pen ORDER BY clinic, pen LIMIT %d\
                """
                        .formatted(last, statuses.clause(), most));
    }

    @Override
    public List<Row> lastOfCounters(Selection pipeline) throws StoreAwayException {
        return rows(
                """
                SELECT job, counter, max(timestamp) AS "timestamp", last(value) "value" \
                %s GROUP BY job, counter\
                """
                        .formatted(pipeline.clause()));
    }

    @Override
    public List<String> clinicsIn(String table) throws StoreAwayException {
        return rows("SELECT DISTINCT clinic FROM " + table).stream()
                .map(row -> row.textOr("clinic", ""))
                .toList();
    }

    @Override
    public void ping() throws StoreAwayException {
        rows("SELECT 1");
    }

    private static List<Row> parse(JsonNode body) {
        List<String> names = new ArrayList<>();
        body.path("columns").forEach(column -> names.add(column.path("name").asText()));
        List<Row> rows = new ArrayList<>();
        for (JsonNode values : body.path("dataset")) {
            Map<String, JsonNode> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), values.path(i));
            }
            rows.add(new Row(row));
        }
        return rows;
    }
}
