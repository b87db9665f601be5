package dev.needlewatch.dashboards.history.session;

import dev.needlewatch.dashboards.history.alarm.AlarmChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was recorded of a session, oldest first.
 *
 * @param row what it came to, or has come to so far; null if it was never opened
 * @param alarms the changes of every alarm raised in it, whatever session the later ones name
 * @param cut whether there were more seconds or alarm changes than are here
 */
public record SessionRecord(
        String clinic,
        String session,
        @Nullable SessionRow row,
        List<TracePoint> points,
        List<AlarmChange> alarms,
        boolean cut) {
    public SessionRecord {
        points = List.copyOf(points);
        alarms = List.copyOf(alarms);
    }
}
