package dev.needlewatch.streamjobs.safety.session;

import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmState;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.safety.flow.HighAlarm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Works out what the interlock is told: which high-priority alarms of a session stand
 * unacknowledged, and for which pens. Only what differs from what was told before is told.
 */
final class HighAlarms {
    private static final String AND = "\n"; // in no id

    private HighAlarms() {}

    /**
     * Tells the changes.
     *
     * @param interlock whether the clinic wants pens halted; what was told before is taken back in
     *     any case
     */
    static void tell(WatchedSession watched, boolean interlock, long now, Consumer<HighAlarm> out) {
        if (!interlock && watched.halting.isEmpty()) {
            return;
        }
        Set<String> standing = new HashSet<>();
        for (AlarmState alarm : watched.session.alarms.byId.values()) {
            if (alarm.priority == Priority.HIGH && alarm.presence != Presence.ACK) {
                concerned(watched.session, alarm)
                        .forEach(pen -> standing.add(pen + AND + alarm.id));
            }
        }
        String clinic = watched.session.alarms.clinic;
        List<String> over = new ArrayList<>(watched.halting);
        over.removeAll(standing);
        for (String each : over) {
            watched.halting.remove(each);
            out.accept(change(clinic, each, false, now));
        }
        for (String each : standing) {
            if (interlock && watched.halting.add(each)) {
                out.accept(change(clinic, each, true, now));
            }
        }
    }

    /** The alarm's pen; all pens of the session if it names none. */
    private static Collection<String> concerned(SessionState session, AlarmState alarm) {
        return alarm.pen == null ? session.pens.keySet() : List.of(alarm.pen);
    }

    private static HighAlarm change(String clinic, String each, boolean stands, long now) {
        int and = each.indexOf(AND);
        return new HighAlarm(
                clinic, each.substring(0, and), each.substring(and + AND.length()), stands, now);
    }
}
