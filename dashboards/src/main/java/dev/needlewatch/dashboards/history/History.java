package dev.needlewatch.dashboards.history;

import dev.needlewatch.dashboards.history.alarm.AckTimes;
import dev.needlewatch.dashboards.history.alarm.AlarmFilter;
import dev.needlewatch.dashboards.history.alarm.AlarmRow;
import dev.needlewatch.dashboards.history.alarm.AlarmTally;
import dev.needlewatch.dashboards.history.alarm.Dimension;
import dev.needlewatch.dashboards.history.fleet.Account;
import dev.needlewatch.dashboards.history.fleet.PenHealth;
import dev.needlewatch.dashboards.history.session.SessionRecord;
import dev.needlewatch.dashboards.history.session.SessionRow;
import java.time.ZoneId;
import java.util.List;

/**
 * Reads what was recorded. Thread-safe; every call asks the store and blocks until it answers.
 * Every answer is bounded in time and in rows, and says so where it was cut.
 */
public interface History {
    /** The most rows anybody may ask for. */
    int MOST = 10_000;

    /** The clinics that anything was recorded of, by name. */
    List<String> clinics() throws StoreAwayException;

    /**
     * The sessions opened in a period, newest first: what closed as it was summed up, and what is
     * open by what was read so far.
     *
     * @param most 1 to {@link #MOST}
     */
    Listing<SessionRow> sessions(Scope scope, int most) throws StoreAwayException;

    /** One session second by second with its alarms; empty lists if nothing was recorded. */
    SessionRecord session(String clinic, String session) throws StoreAwayException;

    /**
     * The alarms raised in a period, newest first.
     *
     * @param most 1 to {@link #MOST}
     */
    Listing<AlarmRow> alarms(Scope scope, AlarmFilter filter, int most) throws StoreAwayException;

    /**
     * How many alarms were raised in a period, most first.
     *
     * @throws IllegalArgumentException if the dimension wants a clinic and the scope names none
     */
    Listing<AlarmTally> tally(Scope scope, Dimension by) throws StoreAwayException;

    /** Sessions and alarms of each day on which there was any, oldest first. */
    List<DayTally> days(Scope scope, ZoneId zone) throws StoreAwayException;

    /**
     * How long it took to acknowledge alarms, of each priority of which any was acknowledged or
     * escalated, most urgent first.
     */
    List<AckTimes> acknowledgeTimes(Scope scope) throws StoreAwayException;

    /**
     * What each pen that spoke in the period said last, by clinic and pen.
     *
     * @param most 1 to {@link #MOST}
     */
    Listing<PenHealth> pens(Scope scope, int most) throws StoreAwayException;

    /** Where every counter of the pipeline stood last in the period, by job and counter. */
    List<Account> accounts(Period period) throws StoreAwayException;

    /** Throws if the store does not answer. */
    void ping() throws StoreAwayException;
}
