package dev.needlewatch.dashboards.history;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was recorded. Thread-safe; every call asks the store and blocks until it answers. */
public interface History {
    /** How far back lists and traces reach. */
    Duration REACH = Duration.ofDays(30);

    /** At most so many sessions are listed. */
    int MOST_SESSIONS = 200;

    /** The sessions of the last 30 days, newest first, of one clinic or, if null, of all. */
    List<SessionSummary> sessions(@Nullable String clinic) throws StoreAwayException;

    /** One session second by second with its alarms; empty lists if nothing was recorded. */
    SessionTrace session(String clinic, String session) throws StoreAwayException;

    /** Throws if the store does not answer. */
    void ping() throws StoreAwayException;

    /** The history in the store that the settings name. */
    static History of(HistorySettings settings, Clock clock) {
        if (settings instanceof HistorySettings.QuestDb questDb) {
            return new QuestDbHistory(questDb, clock);
        }
        return new InfluxHistory((HistorySettings.Influx) settings, clock);
    }
}
