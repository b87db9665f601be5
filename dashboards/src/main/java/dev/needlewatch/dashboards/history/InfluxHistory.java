package dev.needlewatch.dashboards.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.needlewatch.dashboards.history.SessionTrace.AlarmChange;
import dev.needlewatch.dashboards.history.SessionTrace.TracePoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads InfluxDB 1.x, 2.x and 3 Core by InfluxQL through {@code /query}. */
final class InfluxHistory implements History {
    private final StoreHttp store;
    private final String database;
    private final Clock clock;

    InfluxHistory(HistorySettings.Influx settings, Clock clock) {
        String token = settings.token();
        this.store =
                new StoreHttp("InfluxDB", settings.url(), token == null ? null : "Token " + token);
        this.database = settings.bucket();
        this.clock = clock;
    }

    @Override
    public List<SessionSummary> sessions(@Nullable String clinic) throws StoreAwayException {
        String reach = InfluxQl.recentIn(clinic, clock);
        List<Row> minutes = rows(InfluxQl.SESSIONS.formatted(reach));
        Map<SessionKey, AlarmCounts> alarms =
                AlarmCounts.bySession(rows(InfluxQl.RAISED.formatted(reach)));
        return MinuteFold.sessions(minutes, alarms);
    }

    @Override
    public SessionTrace session(String clinic, String session) throws StoreAwayException {
        String which = InfluxQl.oneSession(clinic, session, clock);
        List<TracePoint> points =
                rows(InfluxQl.TRACE.formatted(which)).stream().map(TracePoint::of).toList();
        List<AlarmChange> alarms =
                rows(InfluxQl.ALARMS.formatted(which)).stream().map(AlarmChange::of).toList();
        return new SessionTrace(clinic, session, points, alarms);
    }

    @Override
    public void ping() throws StoreAwayException {
        rows("SHOW MEASUREMENTS LIMIT 1");
    }

    private List<Row> rows(String query) throws StoreAwayException {
        StoreHttp.Answer answer =
                store.get("/query", Map.of("db", database, "epoch", "ms", "q", query));
        JsonNode body = answer.body();
        String error =
                body.path("error").asText(body.path("results").path(0).path("error").asText(""));
        if (answer.status() != 200 || !error.isEmpty()) {
            throw store.refused(answer.status(), error.isEmpty() ? "no reason given" : error);
        }
        return parse(body);
    }

    /** Every series of the answer; its tags become columns, {@code time} is {@code timestamp}. */
    static List<Row> parse(JsonNode body) {
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
