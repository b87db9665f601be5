package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.DayTally;
import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Period;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AckTimes;
import dev.needlewatch.dashboards.history.alarm.AlarmFilter;
import dev.needlewatch.dashboards.history.alarm.AlarmRow;
import dev.needlewatch.dashboards.history.alarm.AlarmTally;
import dev.needlewatch.dashboards.history.alarm.Dimension;
import dev.needlewatch.dashboards.history.fleet.Account;
import dev.needlewatch.dashboards.history.fleet.PenHealth;
import dev.needlewatch.dashboards.history.session.SessionRecord;
import dev.needlewatch.dashboards.history.session.SessionRow;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The past out of a store, whichever it is. Thread-safe. */
public final class StoreHistory implements History {
    private static final List<String> PEN_FIELDS =
            List.of(
                    "state",
                    "battery",
                    "firmware",
                    "cartridge",
                    "lost",
                    "late",
                    "duplicate",
                    "rejected",
                    "skew_ms");

    private final Store store;
    private final SessionReader sessions;
    private final RecordReader records;
    private final AlarmReader alarms;
    private final TallyReader tallies;

    private StoreHistory(Store store, Clock clock) {
        this.store = store;
        this.sessions = new SessionReader(store, clock);
        this.records = new RecordReader(store, sessions, clock);
        this.alarms = new AlarmReader(store, clock);
        this.tallies = new TallyReader(store);
    }

    /** The history in the store that the settings name, which need not be there yet. */
    public static History open(HistorySettings settings, Clock clock) {
        Store store =
                settings instanceof HistorySettings.QuestDb questDb
                        ? new QuestDb(questDb)
                        : new Influx((HistorySettings.Influx) settings);
        return new StoreHistory(store, clock);
    }

    @Override
    public List<String> clinics() throws StoreAwayException {
        TreeSet<String> clinics = new TreeSet<>();
        for (String table : List.of("session", "alarm", "pen_status")) {
            clinics.addAll(store.clinicsIn(table));
        }
        clinics.remove("");
        return List.copyOf(clinics);
    }

    @Override
    public Listing<SessionRow> sessions(Scope scope, int most) throws StoreAwayException {
        return sessions.sessions(scope, bounded(most));
    }

    @Override
    public SessionRecord session(String clinic, String session) throws StoreAwayException {
        return records.read(clinic, session);
    }

    @Override
    public Listing<AlarmRow> alarms(Scope scope, AlarmFilter filter, int most)
            throws StoreAwayException {
        return alarms.alarms(scope, filter, bounded(most));
    }

    @Override
    public Listing<AlarmTally> tally(Scope scope, Dimension by) throws StoreAwayException {
        return tallies.tally(scope, by);
    }

    @Override
    public List<DayTally> days(Scope scope, ZoneId zone) throws StoreAwayException {
        return alarms.days(scope, zone);
    }

    @Override
    public List<AckTimes> acknowledgeTimes(Scope scope) throws StoreAwayException {
        return alarms.acknowledgeTimes(scope);
    }

    @Override
    public Listing<PenHealth> pens(Scope scope, int most) throws StoreAwayException {
        return Listing.first(
                most,
                store.lastOfPens(scope, PEN_FIELDS, bounded(most) + 1).stream()
                        .map(StoreHistory::pen)
                        .toList());
    }

    @Override
    public List<Account> accounts(Period period) throws StoreAwayException {
        return store.lastOfCounters(Selection.of(store, "pipeline", period)).stream()
                .map(StoreHistory::account)
                .sorted(Comparator.comparing(Account::job).thenComparing(Account::counter))
                .toList();
    }

    @Override
    public void ping() throws StoreAwayException {
        store.ping();
    }

    private static int bounded(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " rows, not " + most);
        }
        return most;
    }

    private static Account account(Row row) {
        Double value = row.number("value");
        return new Account(
                row.textOr("job", ""),
                row.textOr("counter", ""),
                value == null ? 0 : value,
                row.time("timestamp"));
    }

    private static PenHealth pen(Row row) {
        return new PenHealth(
                row.textOr("clinic", ""),
                row.textOr("pen", ""),
                row.time("timestamp"),
                row.text("model"),
                row.text("state"),
                row.number("battery"),
                row.text("firmware"),
                row.text("cartridge"),
                row.whole("lost"),
                row.whole("late"),
                row.whole("duplicate"),
                row.whole("rejected"),
                row.whole("skew_ms"));
    }
}
