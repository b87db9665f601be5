package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AlarmChange;
import dev.needlewatch.dashboards.history.session.SessionRecord;
import dev.needlewatch.dashboards.history.session.TracePoint;
import io.javalin.http.Context;
import java.time.Instant;

/** One session as CSV to take away: every second, and every change of an alarm. Times are UTC. */
final class SessionExports {
    private final History history;

    SessionExports(History history) {
        this.history = history;
    }

    void points(Context request) throws StoreAwayException {
        SessionRecord record = HistoryRoutes.record(request, history);
        Csv csv =
                new Csv(
                        "second",
                        "pen",
                        "area",
                        "zone",
                        "depth_mm",
                        "set_depth_mm",
                        "limit_mm",
                        "warn_mm",
                        "speed_rpm",
                        "passes",
                        "needling_ms");
        for (TracePoint point : record.points()) {
            csv.row(
                    Instant.ofEpochMilli(point.at()),
                    point.pen(),
                    point.area(),
                    point.zone(),
                    point.depthMm(),
                    point.setDepthMm(),
                    point.limitMm(),
                    point.warnMm(),
                    point.speedRpm(),
                    point.passes(),
                    point.needlingMs());
        }
        CsvFiles.sayIfCut(csv, record.cut(), record.points().size());
        CsvFiles.send(request, csv, record.session() + "-points");
    }

    void alarms(Context request) throws StoreAwayException {
        SessionRecord record = HistoryRoutes.record(request, history);
        Csv csv =
                new Csv(
                        "at",
                        "alarm",
                        "code",
                        "priority",
                        "event",
                        "presence",
                        "area",
                        "pen",
                        "value",
                        "limit",
                        "by",
                        "message");
        for (AlarmChange change : record.alarms()) {
            csv.row(
                    Instant.ofEpochMilli(change.at()),
                    change.id(),
                    change.code(),
                    change.priority(),
                    change.event(),
                    change.presence(),
                    change.area(),
                    change.pen(),
                    change.value(),
                    change.limit(),
                    change.by(),
                    change.message());
        }
        CsvFiles.sayIfCut(csv, record.cut(), record.alarms().size());
        CsvFiles.send(request, csv, record.session() + "-alarms");
    }
}
