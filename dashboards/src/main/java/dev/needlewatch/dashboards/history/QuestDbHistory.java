package dev.needlewatch.dashboards.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.needlewatch.dashboards.history.SessionTrace.AlarmChange;
import dev.needlewatch.dashboards.history.SessionTrace.TracePoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads QuestDB through its {@code /exec} endpoint. */
final class QuestDbHistory implements History {
    private final StoreHttp store;
    private final Clock clock;

    QuestDbHistory(HistorySettings.QuestDb settings, Clock clock) {
        this.store = new StoreHttp("QuestDB", settings.base(), null);
        this.clock = clock;
    }

    @Override
    public List<SessionSummary> sessions(@Nullable String clinic) throws StoreAwayException {
        String reach = Sql.recentIn(clinic, clock);
        List<Row> sessions = rows(Sql.SESSIONS.formatted(reach, MOST_SESSIONS));
        Map<SessionKey, AlarmCounts> alarms =
                AlarmCounts.bySession(rows(Sql.RAISED.formatted(reach)));
        List<SessionSummary> summaries = new ArrayList<>();
        for (Row row : sessions) {
            SessionKey key = SessionKey.of(row);
            summaries.add(
                    new SessionSummary(
                            key.clinic(),
                            key.session(),
                            row.text("treatment"),
                            row.time("opened"),
                            row.time("ended"),
                            row.number("deepest"),
                            row.count("needling"),
                            List.of(row.textOr("pens", "").split(",")),
                            alarms.getOrDefault(key, AlarmCounts.NONE)));
        }
        return summaries;
    }

    @Override
    public SessionTrace session(String clinic, String session) throws StoreAwayException {
        String which = Sql.oneSession(clinic, session, clock);
        List<TracePoint> points =
                rows(Sql.TRACE.formatted(which)).stream().map(TracePoint::of).toList();
        List<AlarmChange> alarms =
                rows(Sql.ALARMS.formatted(which)).stream().map(AlarmChange::of).toList();
        return new SessionTrace(clinic, session, points, alarms);
    }

    @Override
    public void ping() throws StoreAwayException {
        rows("SELECT 1");
    }

    private List<Row> rows(String sql) throws StoreAwayException {
        StoreHttp.Answer answer = store.get("/exec", Map.of("query", sql));
        if (answer.status() == 200) {
            return parse(answer.body());
        }
        String error = answer.body().path("error").asText("no reason given");
        if (error.startsWith("table does not exist")) {
            return List.of();
        }
        throw store.refused(answer.status(), error);
    }

    static List<Row> parse(JsonNode body) {
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
