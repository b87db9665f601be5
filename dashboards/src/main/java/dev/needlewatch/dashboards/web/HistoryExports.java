package dev.needlewatch.dashboards.web;

import static dev.needlewatch.dashboards.web.CsvFiles.moment;

import dev.needlewatch.dashboards.history.DayTally;
import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AlarmRow;
import dev.needlewatch.dashboards.history.alarm.AlarmTally;
import dev.needlewatch.dashboards.history.alarm.Dimension;
import dev.needlewatch.dashboards.history.fleet.PenHealth;
import dev.needlewatch.dashboards.history.session.SessionRow;
import io.javalin.http.Context;
import java.time.Clock;

/** What the lists of the history pages show, as CSV to take away. Times are UTC. */
final class HistoryExports {
    private static final String[] SESSION_HEADS = {
        "opened",
        "ended",
        "clinic",
        "session",
        "treatment",
        "indication",
        "outcome",
        "therapist",
        "needling_s",
        "deepest_mm",
        "passes",
        "pens",
        "alarms_high",
        "alarms_medium",
        "alarms_low",
        "next_treatment_from"
    };
    private static final String[] ALARM_HEADS = {
        "raised",
        "clinic",
        "alarm",
        "code",
        "kind",
        "priority",
        "area",
        "session",
        "pen",
        "therapist",
        "value",
        "limit",
        "message",
        "acknowledged_by",
        "acknowledged_after_s",
        "ended",
        "escalations"
    };
    private static final String[] PEN_HEADS = {
        "clinic",
        "pen",
        "last_said",
        "model",
        "state",
        "battery_pct",
        "firmware",
        "cartridge",
        "lost",
        "late",
        "duplicate",
        "rejected",
        "skew_ms"
    };

    private final History history;
    private final Clock clock;

    HistoryExports(History history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    void sessions(Context request) throws StoreAwayException {
        Scope scope = Asked.scope(request, clock);
        Listing<SessionRow> sessions = history.sessions(scope, History.MOST);
        Csv csv = new Csv(SESSION_HEADS);
        for (SessionRow one : sessions.rows()) {
            csv.row(
                    moment(one.openedAt()),
                    moment(one.endedAt()),
                    one.clinic(),
                    one.session(),
                    one.treatment(),
                    one.indication(),
                    one.outcome() == null ? "open" : one.outcome(),
                    one.therapist(),
                    Csv.seconds(one.needlingMs()),
                    one.deepestMm(),
                    one.passes(),
                    one.pens(),
                    one.alarms().high(),
                    one.alarms().medium(),
                    one.alarms().low(),
                    one.nextTreatmentFrom());
        }
        CsvFiles.sayIfCut(csv, sessions.cut(), History.MOST);
        CsvFiles.send(request, csv, CsvFiles.named("sessions", scope.clinic()));
    }

    void alarms(Context request) throws StoreAwayException {
        Scope scope = Asked.scope(request, clock);
        Listing<AlarmRow> alarms = history.alarms(scope, Asked.filter(request), History.MOST);
        Csv csv = new Csv(ALARM_HEADS);
        for (AlarmRow one : alarms.rows()) {
            Long ackMs = one.ackMs();
            csv.row(
                    moment(one.raisedAt()),
                    one.clinic(),
                    one.id(),
                    one.code(),
                    one.kind(),
                    one.priority(),
                    one.area(),
                    one.session(),
                    one.pen(),
                    one.therapist(),
                    one.value(),
                    one.limit(),
                    one.message(),
                    one.by(),
                    ackMs == null ? null : Csv.seconds(ackMs),
                    moment(one.endedAt()),
                    one.escalations());
        }
        CsvFiles.sayIfCut(csv, alarms.cut(), History.MOST);
        CsvFiles.send(request, csv, CsvFiles.named("alarms", scope.clinic()));
    }

    void counts(Context request) throws StoreAwayException {
        Dimension by = HistoryRoutes.dimension(request);
        Scope scope = HistoryRoutes.scopeOf(request, by, clock);
        Listing<AlarmTally> counts = history.tally(scope, by);
        Csv csv = new Csv(by.column(), "high", "medium", "low", "info", "sessions");
        for (AlarmTally one : counts.rows()) {
            csv.row(
                    one.name(),
                    one.alarms().high(),
                    one.alarms().medium(),
                    one.alarms().low(),
                    one.alarms().info(),
                    one.sessions());
        }
        CsvFiles.sayIfCut(csv, counts.cut(), counts.rows().size());
        CsvFiles.send(request, csv, CsvFiles.named("alarms-by-" + by.column(), scope.clinic()));
    }

    void days(Context request) throws StoreAwayException {
        Scope scope = Asked.scope(request, clock);
        Csv csv = new Csv("day", "sessions", "high", "medium", "low", "info");
        for (DayTally one : history.days(scope, Asked.zone(request))) {
            csv.row(
                    one.day(),
                    one.sessions(),
                    one.alarms().high(),
                    one.alarms().medium(),
                    one.alarms().low(),
                    one.alarms().info());
        }
        CsvFiles.send(request, csv, CsvFiles.named("days", scope.clinic()));
    }

    void pens(Context request) throws StoreAwayException {
        Scope scope = Asked.scope(request, clock);
        Listing<PenHealth> pens = history.pens(scope, History.MOST);
        Csv csv = new Csv(PEN_HEADS);
        for (PenHealth one : pens.rows()) {
            csv.row(
                    one.clinic(),
                    one.pen(),
                    moment(one.at()),
                    one.model(),
                    one.state(),
                    one.batteryPct(),
                    one.firmware(),
                    one.cartridge(),
                    one.lost(),
                    one.late(),
                    one.duplicate(),
                    one.rejected(),
                    one.skewMs());
        }
        CsvFiles.sayIfCut(csv, pens.cut(), History.MOST);
        CsvFiles.send(request, csv, CsvFiles.named("pens", scope.clinic()));
    }
}
