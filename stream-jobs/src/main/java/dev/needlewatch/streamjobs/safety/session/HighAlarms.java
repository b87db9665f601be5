package dev.needlewatch.streamjobs.safety.session;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmState;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import dev.needlewatch.streamjobs.safety.flow.HighAlarm;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
        if (watched.halting.isEmpty() && (!interlock || watched.session.alarms.byId.isEmpty())) {
            return;
        }
        SessionState session = watched.session;
        for (String each : List.copyOf(watched.halting)) {
            AlarmState alarm = session.alarms.byId.get(idIn(each));
            if (alarm == null || !halts(alarm)) {
                watched.halting.remove(each);
                out.accept(change(session.alarms.clinic, each, false, now));
            }
        }
        if (!interlock) {
            return;
        }
        for (AlarmState alarm : session.alarms.byId.values()) {
            if (halts(alarm)) {
                for (String pen : concerned(session, alarm)) {
                    String each = pen + AND + alarm.id;
                    if (watched.halting.add(each)) {
                        out.accept(change(session.alarms.clinic, each, true, now));
                    }
                }
            }
        }
    }

    /**
     * An alarm that nobody knows any more is over: each pen that it may have halted, which is any
     * of its session, goes on. The interlock holds a pen that another alarm halts.
     *
     * @param watched its session, if there is one
     */
    static void over(
            Alarm alarm, @Nullable WatchedSession watched, long now, Consumer<HighAlarm> out) {
        if (alarm.priority() != Priority.HIGH) {
            return;
        }
        Set<String> pens = new TreeSet<>();
        if (watched != null) {
            pens.addAll(watched.session.pens.keySet());
        }
        if (alarm.pen() != null) {
            pens.add(alarm.pen());
        }
        for (String pen : pens) {
            out.accept(new HighAlarm(alarm.clinic(), pen, alarm.id(), false, now, true));
        }
    }

    private static boolean halts(AlarmState alarm) {
        return alarm.priority == Priority.HIGH && alarm.presence != Presence.ACK;
    }

    /**
     * The alarm's pen, and whatever other pen is too deep in the same place, which makes no alarm
     * of its own; all pens of the session if the alarm names none.
     */
    private static Collection<String> concerned(SessionState session, AlarmState alarm) {
        if (alarm.pen == null) {
            return session.pens.keySet();
        }
        if (alarm.code != AlarmCode.DEPTH_ABOVE_LIMIT || session.pens.size() == 1) {
            return List.of(alarm.pen);
        }
        Set<String> pens = new TreeSet<>(Set.of(alarm.pen));
        for (ZoneTrack zone : session.zones.values()) {
            if (zone.area.equals(alarm.area) && Objects.equals(zone.zone, alarm.zone)) {
                zone.depth.forEach(
                        (pen, track) -> {
                            if (track.limitOn) {
                                pens.add(pen);
                            }
                        });
            }
        }
        return pens;
    }

    private static String idIn(String each) {
        return each.substring(each.indexOf(AND) + AND.length());
    }

    private static HighAlarm change(String clinic, String each, boolean stands, long now) {
        String pen = each.substring(0, each.indexOf(AND));
        return new HighAlarm(clinic, pen, idIn(each), stands, now);
    }
}
