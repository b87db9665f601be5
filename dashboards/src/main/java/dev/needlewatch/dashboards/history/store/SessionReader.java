package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Period;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AlarmCounts;
import dev.needlewatch.dashboards.history.session.SessionRow;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads lists of sessions: the rows of what closed, and the readings of what is still open. */
final class SessionReader {
    /** A session without a message for so long closes by itself (contract, section 4). */
    static final Duration SILENT_FOR = Duration.ofHours(4);

    /** How far back an open session's begin is looked for. */
    private static final Duration OPEN_FOR = Duration.ofHours(12);

    private static final int MOST_OPEN = 50;
    private static final String COLUMNS =
            """
            clinic, treatment, indication, outcome, session, therapist, pens, needling_s, \
            duration_s, deepest, passes, alarms_high, alarms_medium, alarms_low, \
            next_treatment_from\
            """;
    private static final Comparator<SessionRow> NEWEST_FIRST =
            Comparator.comparingLong(SessionRow::openedAt)
                    .reversed()
                    .thenComparing(SessionRow::clinic)
                    .thenComparing(SessionRow::session);

    private final Store store;
    private final Clock clock;

    /** A session within its clinic. */
    private record Key(String clinic, String session) {
        static Key of(Row row) {
            return new Key(row.textOr("clinic", ""), row.textOr("session", ""));
        }
    }

    SessionReader(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Listing<SessionRow> sessions(Scope scope, int most) throws StoreAwayException {
        List<SessionRow> found = new ArrayList<>(closed(scope, most + 1));
        if (scope.period().to() > clock.millis() - SILENT_FOR.toMillis()) {
            open(scope.clinic()).stream()
                    .filter(row -> scope.period().holds(row.openedAt()))
                    .forEach(found::add);
        }
        return Listing.first(most, found.stream().sorted(NEWEST_FIRST).toList());
    }

    /** The row of a session; null while it is open, or if it never was. */
    @Nullable SessionRow closed(String clinic, String session) throws StoreAwayException {
        Selection its =
                Selection.of(store, "session", Period.recent(Duration.ofDays(366), clock))
                        .where("clinic", clinic)
                        .where("session", session);
        List<Row> rows = store.rows(newestFirst(its, 1));
        return rows.isEmpty() ? null : row(rows.get(0));
    }

    private List<SessionRow> closed(Scope scope, int most) throws StoreAwayException {
        Selection those =
                Selection.of(store, "session", scope.period()).where("clinic", scope.clinic());
        return store.rows(newestFirst(those, most)).stream().map(SessionReader::row).toList();
    }

    private String newestFirst(Selection rows, int most) {
        return "SELECT %s%s %s ORDER BY %s DESC LIMIT %d"
                .formatted(store.timeColumn(), COLUMNS, rows.clause(), store.time(), most);
    }

    private List<SessionRow> open(@Nullable String clinic) throws StoreAwayException {
        Period recent = Period.recent(SILENT_FOR, clock);
        List<Row> read =
                store.sessionsRead(
                        Selection.of(store, "reading_1s", recent).where("clinic", clinic), 1_000);
        if (read.isEmpty()) {
            return List.of();
        }
        Set<Key> over = overSince(clinic);
        List<SessionRow> open = new ArrayList<>();
        for (Row row : read) {
            Key key = Key.of(row);
            if (!over.contains(key) && open.size() < MOST_OPEN) {
                open.add(openRow(key));
            }
        }
        return open;
    }

    private Set<Key> overSince(@Nullable String clinic) throws StoreAwayException {
        Selection recent =
                Selection.of(store, "session", Period.recent(Duration.ofDays(2), clock))
                        .where("clinic", clinic);
        Set<Key> over = new HashSet<>();
        store.rows("SELECT clinic, session " + recent.clause())
                .forEach(row -> over.add(Key.of(row)));
        return over;
    }

    private SessionRow openRow(Key key) throws StoreAwayException {
        Period reach = Period.recent(OPEN_FOR, clock);
        Row sums = store.soFar(of(key, Selection.of(store, "reading_1s", reach)));
        AlarmCounts alarms = AlarmCounts.NONE;
        Selection raised = of(key, Selection.of(store, "alarm", reach)).where("event", "raised");
        for (Row row :
                store.rows("SELECT id, priority " + raised.clause() + " LIMIT " + MOST_ALARMS)) {
            alarms = alarms.plus(row.textOr("priority", ""), 1);
        }
        return new SessionRow(
                key.clinic(),
                key.session(),
                sums.text("treatment"),
                null,
                null,
                null,
                sums.time("opened"),
                sums.time("ended"),
                sums.number("deepest"),
                sums.count("needling"),
                null,
                pens(sums),
                alarms,
                null);
    }

    private static final int MOST_ALARMS = 1_000;

    private static Selection of(Key key, Selection rows) {
        return rows.where("clinic", key.clinic()).where("session", key.session());
    }

    private static SessionRow row(Row row) {
        long openedAt = row.time("timestamp");
        return new SessionRow(
                row.textOr("clinic", ""),
                row.textOr("session", ""),
                row.text("treatment"),
                row.text("indication"),
                row.textOr("outcome", "unsaid"),
                row.text("therapist"),
                openedAt,
                openedAt + milliseconds(row.number("duration_s")),
                row.number("deepest"),
                milliseconds(row.number("needling_s")),
                row.whole("passes"),
                pens(row),
                new AlarmCounts(
                        row.count("alarms_high"),
                        row.count("alarms_medium"),
                        row.count("alarms_low"),
                        0),
                row.text("next_treatment_from"));
    }

    private static List<String> pens(Row row) {
        String pens = row.text("pens");
        return pens == null ? List.of() : Arrays.stream(pens.split(",")).sorted().toList();
    }

    private static long milliseconds(@Nullable Double seconds) {
        return seconds == null ? 0 : Math.round(seconds * 1_000);
    }
}
