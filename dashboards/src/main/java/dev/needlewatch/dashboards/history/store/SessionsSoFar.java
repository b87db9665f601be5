package dev.needlewatch.dashboards.history.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Period;
import dev.needlewatch.dashboards.history.StoreAwayException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds up sessions in InfluxQL, which cannot group by a session, a field. So one of each clinic is
 * taken at a time, many clinics in one question, and the answer is grouped by clinic.
 */
final class SessionsSoFar {
    /** A question travels in an address, which must not become too long. */
    private static final int CLINICS_AT_ONCE = 50;

    /** Each costs the server some milliseconds. */
    private static final int MOST = 100;

    private final Store store;
    private final Selection seconds;
    private final long readSince;

    SessionsSoFar(Store store, Selection seconds, long readSince) {
        this.store = store;
        this.seconds = seconds;
        this.readSince = readSince;
    }

    /** One session as it adds up. */
    private static final class Sum {
        final SessionKey key;
        final Map<String, JsonNode> columns = new HashMap<>();
        final TreeSet<String> pens = new TreeSet<>();
        long opened = Long.MAX_VALUE;
        long ended;

        Sum(SessionKey key) {
            this.key = key;
        }

        Row row() {
            columns.put("clinic", new TextNode(key.clinic()));
            columns.put("session", new TextNode(key.session()));
            columns.put("opened", new LongNode(opened));
            columns.put("ended", new LongNode(ended));
            columns.put("pens", new TextNode(String.join(",", pens)));
            return new Row(columns);
        }
    }

    Listing<Row> rows(Set<SessionKey> over) throws StoreAwayException {
        List<Row> rows = new ArrayList<>();
        List<SessionKey> left = new ArrayList<>(read());
        left.removeAll(over);
        while (!left.isEmpty() && rows.size() < MOST) {
            Map<String, Sum> round = new LinkedHashMap<>();
            for (SessionKey key : left) {
                if (round.size() < CLINICS_AT_ONCE) {
                    round.putIfAbsent(key.clinic(), new Sum(key));
                }
            }
            addUp(round);
            round.values().forEach(sum -> rows.add(sum.row()));
            left.removeAll(round.values().stream().map(sum -> sum.key).toList());
        }
        return new Listing<>(rows, !left.isEmpty());
    }

    private List<SessionKey> read() throws StoreAwayException {
        Period lately = new Period(readSince, seconds.period().to());
        return store
                .rows(
                        "SELECT distinct(session) AS session %s GROUP BY clinic"
                                .formatted(seconds.during(lately).clause()))
                .stream()
                .map(SessionKey::of)
                .toList();
    }

    private void addUp(Map<String, Sum> sums) throws StoreAwayException {
        Selection theirs =
                seconds.whereEither(
                        sums.values().stream()
                                .map(
                                        sum ->
                                                Map.of(
                                                        "clinic", sum.key.clinic(),
                                                        "session", sum.key.session()))
                                .toList());
        String byPen = theirs.clause() + " GROUP BY clinic, pen, treatment";
        for (Row row : store.rows("SELECT first(samples) AS first " + byPen)) {
            Sum sum = of(sums, row);
            sum.opened = Math.min(sum.opened, row.time("timestamp"));
        }
        for (Row row : store.rows("SELECT last(samples) AS last " + byPen)) {
            Sum sum = of(sums, row);
            sum.ended = Math.max(sum.ended, row.time("timestamp"));
            sum.pens.add(row.textOr("pen", ""));
            sum.columns.merge("treatment", row.node("treatment"), SessionsSoFar::later);
        }
        for (Row row :
                store.rows(
                        "SELECT sum(needling_ms) AS needling, max(depth_max) AS deepest "
                                + theirs.whereSome("needling_ms").clause()
                                + " GROUP BY clinic")) {
            Sum sum = of(sums, row);
            sum.columns.put("needling", row.node("needling"));
            sum.columns.put("deepest", row.node("deepest"));
        }
    }

    private static Sum of(Map<String, Sum> sums, Row row) {
        Sum sum = sums.get(row.textOr("clinic", ""));
        if (sum == null) {
            throw new IllegalStateException("an answer about a clinic that was not asked for");
        }
        return sum;
    }

    /** The one of two names that comes later, as the other store has it. */
    private static JsonNode later(JsonNode one, JsonNode other) {
        return one.asText().compareTo(other.asText()) >= 0 ? one : other;
    }
}
