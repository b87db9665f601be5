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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads lists of sessions: the rows of those that ended, and of those that are open. */
final class SessionReader {
    /** A session without a message for so long closes by itself (contract, section 4). */
    static final Duration SILENT_FOR = Duration.ofHours(4);

    /** How long a session may be open and still be found: who forgets one is told by its length. */
    private static final Duration OPEN_FOR = Duration.ofDays(2);

    private static final String COLUMNS =
            """
            clinic, treatment, indication, session, therapist, pens, needling_s, \
            duration_s, deepest, passes, alarms_high, alarms_medium, alarms_low\
            """;
    private static final String OF_ENDED = COLUMNS + ", outcome, next_treatment_from";
    private static final Comparator<SessionRow> NEWEST_FIRST =
            Comparator.comparingLong(SessionRow::openedAt)
                    .reversed()
                    .thenComparing(SessionRow::clinic)
                    .thenComparing(SessionRow::session);

    private final Store store;
    private final Clock clock;

    SessionReader(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The open ones are read first: one that ends meanwhile is then found among the ended. */
    Listing<SessionRow> sessions(Scope scope, int most) throws StoreAwayException {
        List<SessionRow> open = List.of();
        if (scope.period().to() > clock.millis() - OPEN_FOR.toMillis()) {
            open = openOf(scope.clinic(), null);
        }
        List<SessionRow> found = new ArrayList<>(closed(scope, most + 1));
        Set<Opening> ended = found.stream().map(Opening::of).collect(Collectors.toSet());
        open.stream()
                .filter(row -> scope.period().holds(row.openedAt()))
                .filter(row -> !ended.contains(Opening.of(row)))
                .forEach(found::add);
        return Listing.first(most, found.stream().sorted(NEWEST_FIRST).toList());
    }

    private long silentSince() {
        return clock.millis() - SILENT_FOR.toMillis();
    }

    /** The row of a session; null while it is open, or if it never was. */
    @Nullable SessionRow closed(String clinic, String session) throws StoreAwayException {
        for (Period period : Period.kept(clock)) {
            Selection its =
                    Selection.of(store, "session", period)
                            .where("clinic", clinic)
                            .where("session", session);
            List<Row> rows =
                    store.rows(
                            "SELECT %s%s %s ORDER BY %s DESC LIMIT 1"
                                    .formatted(
                                            store.timeColumn(),
                                            OF_ENDED,
                                            its.clause(),
                                            store.time()));
            if (!rows.isEmpty()) {
                return ended(rows.get(0));
            }
        }
        return null;
    }

    private List<SessionRow> closed(Scope scope, int most) throws StoreAwayException {
        Selection those =
                Selection.of(store, "session", scope.period()).where("clinic", scope.clinic());
        return store.newest(OF_ENDED, those, most).stream().map(SessionReader::ended).toList();
    }

    /** What the open session of that name has come to; null if there is none. */
    @Nullable SessionRow open(String clinic, String session) throws StoreAwayException {
        return openOf(clinic, session).stream()
                .max(Comparator.comparingLong(SessionRow::openedAt))
                .orElse(null);
    }

    /** What has a row of an open session, was heard of lately, and has not ended. */
    private List<SessionRow> openOf(@Nullable String clinic, @Nullable String session)
            throws StoreAwayException {
        Set<Opening> ended = new HashSet<>();
        for (Row row : lately("session", "clinic, session", clinic, session)) {
            ended.add(Opening.of(row));
        }
        List<SessionRow> open = new ArrayList<>();
        for (Row row : lately("session_open", COLUMNS, clinic, session)) {
            if (!ended.contains(Opening.of(row))) {
                open.add(row(row, null, null));
            }
        }
        open.removeIf(row -> row.endedAt() < silentSince());
        return open;
    }

    private List<Row> lately(
            String table, String columns, @Nullable String clinic, @Nullable String session)
            throws StoreAwayException {
        Selection those =
                Selection.of(store, table, Period.recent(OPEN_FOR, clock))
                        .where("clinic", clinic)
                        .where("session", session);
        return store.rows("SELECT %s%s %s".formatted(store.timeColumn(), columns, those.clause()));
    }

    /** Which session it is, though a clinic may use a name again. */
    private record Opening(String clinic, String session, long at) {
        static Opening of(Row row) {
            return new Opening(
                    row.textOr("clinic", ""), row.textOr("session", ""), row.time("timestamp"));
        }

        static Opening of(SessionRow row) {
            return new Opening(row.clinic(), row.session(), row.openedAt());
        }
    }

    private static SessionRow ended(Row row) {
        return row(row, row.textOr("outcome", "unsaid"), row.text("next_treatment_from"));
    }

    private static SessionRow row(Row row, @Nullable String outcome, @Nullable String next) {
        long openedAt = row.time("timestamp");
        return new SessionRow(
                row.textOr("clinic", ""),
                row.textOr("session", ""),
                row.text("treatment"),
                row.text("indication"),
                outcome,
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
                next);
    }

    private static List<String> pens(Row row) {
        String pens = row.text("pens");
        return pens == null ? List.of() : Arrays.stream(pens.split(",")).sorted().toList();
    }

    private static long milliseconds(@Nullable Double seconds) {
        return seconds == null ? 0 : Math.round(seconds * 1_000);
    }
}
