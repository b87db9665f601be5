package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.history.DayTally;
import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AlarmRow;
import dev.needlewatch.dashboards.history.alarm.AlarmTally;
import dev.needlewatch.dashboards.history.alarm.Dimension;
import dev.needlewatch.dashboards.history.fleet.PenHealth;
import dev.needlewatch.dashboards.history.session.AreaWork;
import dev.needlewatch.dashboards.history.session.PenTrace;
import dev.needlewatch.dashboards.history.session.SessionRecord;
import dev.needlewatch.dashboards.history.session.SessionRow;
import dev.needlewatch.ingest.contract.Ids;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers what the history pages ask for. */
final class HistoryRoutes {
    /** More rows than this nobody reads on a page; the file to take away has more. */
    static final int ON_A_PAGE = 500;

    private final History history;
    private final Clock clock;

    HistoryRoutes(History history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    void clinics(Context request) throws StoreAwayException {
        request.json(Map.of("clinics", history.clinics()));
    }

    void sessions(Context request) throws StoreAwayException {
        Listing<SessionRow> sessions = history.sessions(Asked.scope(request, clock), ON_A_PAGE);
        request.json(Map.of("sessions", sessions.rows(), "cut", sessions.cut()));
    }

    void session(Context request) throws StoreAwayException {
        SessionRecord record = record(request, history);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("clinic", record.clinic());
        answer.put("session", record.session());
        answer.put("row", record.row());
        answer.put("pens", PenTrace.of(record));
        answer.put("areas", AreaWork.of(record.points()));
        answer.put("alarms", AlarmRow.fold(record.alarms()));
        answer.put("cut", record.cut());
        request.json(answer);
    }

    void alarms(Context request) throws StoreAwayException {
        Listing<AlarmRow> alarms =
                history.alarms(Asked.scope(request, clock), Asked.filter(request), ON_A_PAGE);
        request.json(Map.of("alarms", alarms.rows(), "cut", alarms.cut()));
    }

    void counts(Context request) throws StoreAwayException {
        Listing<AlarmTally> counts =
                history.tally(scopeOf(request, dimension(request)), dimension(request));
        request.json(Map.of("counts", counts.rows(), "cut", counts.cut()));
    }

    void days(Context request) throws StoreAwayException {
        List<DayTally> days = history.days(Asked.scope(request, clock), Asked.zone(request));
        request.json(Map.of("days", days.stream().map(HistoryRoutes::day).toList()));
    }

    void acknowledgeTimes(Context request) throws StoreAwayException {
        request.json(Map.of("times", history.acknowledgeTimes(Asked.scope(request, clock))));
    }

    void pens(Context request) throws StoreAwayException {
        Listing<PenHealth> pens = history.pens(Asked.scope(request, clock), ON_A_PAGE);
        request.json(Map.of("pens", pens.rows(), "cut", pens.cut()));
    }

    void accounts(Context request) throws StoreAwayException {
        request.json(Map.of("accounts", history.accounts(Asked.period(request, clock))));
    }

    private Scope scopeOf(Context request, Dimension by) {
        return scopeOf(request, by, clock);
    }

    /** The scope, which must name a clinic where the dimension wants one. */
    static Scope scopeOf(Context request, Dimension by, Clock clock) {
        Scope scope = Asked.scope(request, clock);
        if (by.withinClinic() && scope.clinic() == null) {
            throw new BadRequestResponse(
                    "therapists and pens are named within a clinic: choose one");
        }
        return scope;
    }

    /** What the path counts by. */
    static Dimension dimension(Context request) {
        return Dimension.of(request.pathParam("by"))
                .orElseThrow(() -> new NotFoundResponse("count by code, area, therapist or pen"));
    }

    /** The record of the session in the path. */
    static SessionRecord record(Context request, History history) throws StoreAwayException {
        String clinic = request.pathParam("clinic");
        String session = request.pathParam("session");
        if (!Ids.isAddress(clinic) || !Ids.isName(session)) {
            throw new BadRequestResponse("no such session");
        }
        return history.session(clinic, session);
    }

    private static Map<String, Object> day(DayTally tally) {
        return Map.of(
                "day", tally.day().toString(),
                "sessions", tally.sessions(),
                "alarms", tally.alarms());
    }
}
