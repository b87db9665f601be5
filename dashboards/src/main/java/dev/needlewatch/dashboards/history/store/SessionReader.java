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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads lists of sessions: the rows of what closed, and the readings of what is still open. */
final class SessionReader {
    /** A session without a message for so long closes by itself (contract, section 4). */
    static final Duration SILENT_FOR = Duration.ofHours(4);

    /** How far back an open session's begin is looked for. */
    private static final Duration OPEN_FOR = Duration.ofHours(12);

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

    SessionReader(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Listing<SessionRow> sessions(Scope scope, int most) throws StoreAwayException {
        List<SessionRow> found = new ArrayList<>(closed(scope, most + 1));
        boolean cut = false;
        if (scope.period().to() > silentSince()) {
            Listing<SessionRow> open = open(scope.clinic());
            cut = open.cut();
            open.rows().stream()
                    .filter(row -> scope.period().holds(row.openedAt()))
                    .forEach(found::add);
        }
        Listing<SessionRow> first =
                Listing.first(most, found.stream().sorted(NEWEST_FIRST).toList());
        return new Listing<>(first.rows(), first.cut() || cut);
    }

    private long silentSince() {
        return clock.millis() - SILENT_FOR.toMillis();
    }

    /** The row of a session; null while it is open, or if it never was. */
    @Nullable SessionRow closed(String clinic, String session) throws StoreAwayException {
        Selection its =
                Selection.of(store, "session", Period.recent(Duration.ofDays(366), clock))
                        .where("clinic", clinic)
                        .where("session", session);
        List<Row> rows =
                store.rows(
                        "SELECT %s%s %s ORDER BY %s DESC LIMIT 1"
                                .formatted(
                                        store.timeColumn(), COLUMNS, its.clause(), store.time()));
        return rows.isEmpty() ? null : row(rows.get(0));
    }

    private List<SessionRow> closed(Scope scope, int most) throws StoreAwayException {
        Selection those =
                Selection.of(store, "session", scope.period()).where("clinic", scope.clinic());
        return store.newest(COLUMNS, those, most).stream().map(SessionReader::row).toList();
    }

    /** What was read from within the reach, and lately, and has no row. */
    private Listing<SessionRow> open(@Nullable String clinic) throws StoreAwayException {
        Period reach = Period.recent(OPEN_FOR, clock);
        Set<SessionKey> over = overSince(clinic);
        Selection seconds = Selection.of(store, "reading_1s", reach).where("clinic", clinic);
        Listing<Row> read = store.soFar(seconds, silentSince(), over);
        if (read.rows().isEmpty()) {
            return new Listing<>(List.of(), false);
        }
        Map<SessionKey, AlarmCounts> alarms = raised(clinic, reach);
        List<SessionRow> open = new ArrayList<>();
        for (Row row : read.rows()) {
            open.add(openRow(row, alarms.getOrDefault(SessionKey.of(row), AlarmCounts.NONE)));
        }
        return new Listing<>(open, read.cut());
    }

    private Set<SessionKey> overSince(@Nullable String clinic) throws StoreAwayException {
        Selection recent =
                Selection.of(store, "session", Period.recent(Duration.ofDays(2), clock))
                        .where("clinic", clinic);
        Set<SessionKey> over = new HashSet<>();
        store.rows("SELECT clinic, session " + recent.clause())
                .forEach(row -> over.add(SessionKey.of(row)));
        return over;
    }

    private Map<SessionKey, AlarmCounts> raised(@Nullable String clinic, Period reach)
            throws StoreAwayException {
        Selection raised =
                Selection.of(store, "alarm", reach)
                        .where("clinic", clinic)
                        .where("event", "raised");
        Map<SessionKey, AlarmCounts> counts = new HashMap<>();
        for (Row row : store.alarmsBy(raised, List.of("clinic", "session"), false)) {
            AlarmCounts had = counts.getOrDefault(SessionKey.of(row), AlarmCounts.NONE);
            counts.put(SessionKey.of(row), had.plus(row.textOr("priority", ""), row.count("n")));
        }
        return counts;
    }

    private static SessionRow openRow(Row sums, AlarmCounts alarms) {
        return new SessionRow(
                sums.textOr("clinic", ""),
                sums.textOr("session", ""),
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
