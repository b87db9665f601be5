package dev.needlewatch.dashboards.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session second by second, and every change of its alarms, both oldest first. */
public record SessionTrace(
        String clinic, String session, List<TracePoint> points, List<AlarmChange> alarms) {
    public SessionTrace {
        points = List.copyOf(points);
        alarms = List.copyOf(alarms);
    }

    /**
     * One second of one pen on one area and zone.
     *
     * @param at start of the second, ms since the Unix epoch
     * @param depthMm the deepest reading of the second, mm
     */
    public record TracePoint(
            long at,
            @Nullable String pen,
            @Nullable String area,
            @Nullable String zone,
            @Nullable Double depthMm,
            @Nullable Double setDepthMm,
            @Nullable Double limitMm,
            @Nullable Double speedRpm) {
        static TracePoint of(Row row) {
            return new TracePoint(
                    row.time("timestamp"),
                    row.text("pen"),
                    row.text("area"),
                    row.text("zone"),
                    row.number("depth_max"),
                    row.number("set_depth"),
                    row.number("limit"),
                    row.number("speed_mean"));
        }
    }

    /**
     * One change of an alarm, as recorded.
     *
     * @param at when it changed, ms since the Unix epoch
     * @param event raised, updated, acknowledged, latched, escalated or ended
     */
    public record AlarmChange(
            long at,
            String id,
            String code,
            String priority,
            String event,
            @Nullable String presence,
            @Nullable String area,
            @Nullable Double value,
            @Nullable Double limit,
            @Nullable String by,
            @Nullable String message) {
        static AlarmChange of(Row row) {
            return new AlarmChange(
                    row.time("timestamp"),
                    row.textOr("id", ""),
                    row.textOr("code", ""),
                    row.textOr("priority", "info"),
                    row.textOr("event", "updated"),
                    row.text("presence"),
                    row.text("area"),
                    row.number("value"),
                    row.number("limit"),
                    row.text("by"),
                    row.text("message"));
        }
    }
}
