package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.SessionSummary;
import dev.needlewatch.dashboards.history.SessionTrace;
import dev.needlewatch.dashboards.history.SessionTrace.AlarmChange;
import dev.needlewatch.dashboards.history.SessionTrace.TracePoint;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.ingest.contract.Ids;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the history pages show, as CSV to take away. Times are UTC. */
final class HistoryExports {
    private final History history;

    HistoryExports(History history) {
        this.history = history;
    }

    void sessions(Context request) throws StoreAwayException {
        String clinic = clinic(request.queryParam("clinic"));
        Csv csv =
                new Csv(
                        "opened",
                        "ended",
                        "clinic",
                        "session",
                        "treatment",
                        "needling_s",
                        "deepest_mm",
                        "pens",
                        "alarms_high",
                        "alarms_medium",
                        "alarms_low",
                        "alarms_info");
        for (SessionSummary one : history.sessions(clinic)) {
            csv.row(
                    Instant.ofEpochMilli(one.from()),
                    Instant.ofEpochMilli(one.to()),
                    one.clinic(),
                    one.session(),
                    one.treatment(),
                    Csv.seconds(one.needlingMs()),
                    one.deepestMm(),
                    one.pens(),
                    one.alarms().high(),
                    one.alarms().medium(),
                    one.alarms().low(),
                    one.alarms().info());
        }
        send(request, csv, clinic == null ? "sessions" : "sessions-" + clinic);
    }

    void points(Context request) throws StoreAwayException {
        SessionTrace trace = trace(request);
        Csv csv =
                new Csv(
                        "second",
                        "pen",
                        "area",
                        "zone",
                        "depth_mm",
                        "set_depth_mm",
                        "limit_mm",
                        "speed_rpm");
        for (TracePoint point : trace.points()) {
            csv.row(
                    Instant.ofEpochMilli(point.at()),
                    point.pen(),
                    point.area(),
                    point.zone(),
                    point.depthMm(),
                    point.setDepthMm(),
                    point.limitMm(),
                    point.speedRpm());
        }
        send(request, csv, trace.session() + "-points");
    }

    void alarms(Context request) throws StoreAwayException {
        SessionTrace trace = trace(request);
        Csv csv =
                new Csv(
                        "at",
                        "alarm",
                        "code",
                        "priority",
                        "event",
                        "presence",
                        "area",
                        "value",
                        "limit",
                        "by",
                        "message");
        for (AlarmChange change : trace.alarms()) {
            csv.row(
                    Instant.ofEpochMilli(change.at()),
                    change.id(),
                    change.code(),
                    change.priority(),
                    change.event(),
                    change.presence(),
                    change.area(),
                    change.value(),
                    change.limit(),
                    change.by(),
                    change.message());
        }
        send(request, csv, trace.session() + "-alarms");
    }

    private SessionTrace trace(Context request) throws StoreAwayException {
        String clinic = request.pathParam("clinic");
        String session = request.pathParam("session");
        if (!Ids.isAddress(clinic) || !Ids.isName(session)) {
            throw new BadRequestResponse("no such session");
        }
        return history.session(clinic, session);
    }

    private static @Nullable String clinic(@Nullable String clinic) {
        if (clinic != null && !Ids.isAddress(clinic)) {
            throw new BadRequestResponse("no such clinic");
        }
        return clinic;
    }

    /** The name holds nothing but what ids may hold. */
    private static void send(Context request, Csv csv, String name) {
        request.header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        request.contentType("text/csv; charset=utf-8");
        request.result(csv.toString());
    }
}
