package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.history.DayTally;
import dev.needlewatch.dashboards.history.History;
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
import java.time.ZoneId;
import java.util.List;

/** A store that is never there. */
class AwayHistory implements History {
    @Override
    public List<String> clinics() throws StoreAwayException {
        throw away();
    }

    @Override
    public Listing<SessionRow> sessions(Scope scope, int most) throws StoreAwayException {
        throw away();
    }

    @Override
    public SessionRecord session(String clinic, String session) throws StoreAwayException {
        throw away();
    }

    @Override
    public Listing<AlarmRow> alarms(Scope scope, AlarmFilter filter, int most)
            throws StoreAwayException {
        throw away();
    }

    @Override
    public Listing<AlarmTally> tally(Scope scope, Dimension by) throws StoreAwayException {
        throw away();
    }

    @Override
    public List<DayTally> days(Scope scope, ZoneId zone) throws StoreAwayException {
        throw away();
    }

    @Override
    public List<AckTimes> acknowledgeTimes(Scope scope) throws StoreAwayException {
        throw away();
    }

    @Override
    public Listing<PenHealth> pens(Scope scope, int most) throws StoreAwayException {
        throw away();
    }

    @Override
    public List<Account> accounts(Period period) throws StoreAwayException {
        throw away();
    }

    @Override
    public void ping() throws StoreAwayException {
        throw away();
    }

    private static StoreAwayException away() {
        return new StoreAwayException("The store does not answer.");
    }
}
