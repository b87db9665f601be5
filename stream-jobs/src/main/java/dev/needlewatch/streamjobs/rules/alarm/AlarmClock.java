package dev.needlewatch.streamjobs.rules.alarm;

import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.ArrayList;

/** What happens to alarms by wall time alone: worse values told late, escalation, expiry. */
public final class AlarmClock {
    /** A wall time that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HIGH_FIRST = 15 * SECOND;
    private static final long HIGH_SECOND = 60 * SECOND;
    private static final long MEDIUM_FIRST = 60 * SECOND;
    private static final long MEDIUM_SECOND = 5 * MINUTE;

    /** An alarm still latched so long after its session closed goes off by {@code system}. */
    public static final long LATCHED_FOR = 24 * 60 * MINUTE;

    private AlarmClock() {}

    /** Does what is due by wall time; to be called at {@link #next} or later. */
    public static void tick(Telling t) {
        for (AlarmState alarm : new ArrayList<>(t.alarms().byId.values())) {
            if (alarm.untold && t.now() - alarm.changedAt >= AlarmBook.UPDATE_MS) {
                AlarmBook.tell(t, alarm, AlarmEvent.UPDATED);
            }
            if (t.now() >= due(alarm)) {
                escalate(alarm);
                AlarmBook.tell(t, alarm, AlarmEvent.ESCALATED);
            }
            if (alarm.presence == Presence.LATCHED && t.now() >= t.alarms().latchedUntil) {
                AlarmBook.putOff(t, alarm, AlarmBook.SYSTEM);
            }
        }
    }

    /** Wall time at which {@link #tick} has something to do next; {@link #NEVER} if nothing. */
    public static long next(Alarms alarms) {
        long next = NEVER;
        for (AlarmState alarm : alarms.byId.values()) {
            if (alarm.untold) {
                next = Math.min(next, alarm.changedAt + AlarmBook.UPDATE_MS);
            }
            next = Math.min(next, due(alarm));
            if (alarm.presence == Presence.LATCHED) {
                next = Math.min(next, alarms.latchedUntil);
            }
        }
        return next;
    }

    /** When an alarm raised now escalates first. */
    static long firstEscalation(Priority priority, long now) {
        return priority.compareTo(Priority.MEDIUM) > 0 ? NEVER : now + first(priority);
    }

    /** An alarm becomes more urgent: it need not wait longer than one that is raised so now. */
    static void moreUrgent(AlarmState alarm, Priority priority, long now) {
        alarm.priority = priority;
        if (alarm.escalation == null) {
            alarm.escalatesAt = Math.min(alarm.escalatesAt, firstEscalation(priority, now));
        } else if (alarm.escalation == 1) {
            alarm.escalatesAt = Math.min(alarm.escalatesAt, now + second(priority));
        }
    }

    private static void escalate(AlarmState alarm) {
        if (alarm.escalation == null) {
            alarm.escalation = 1;
            alarm.escalatesAt += second(alarm.priority) - first(alarm.priority);
        } else {
            alarm.escalation = 2;
            alarm.escalatesAt = NEVER;
        }
    }

    private static long first(Priority priority) {
        return priority == Priority.HIGH ? HIGH_FIRST : MEDIUM_FIRST;
    }

    private static long second(Priority priority) {
        return priority == Priority.HIGH ? HIGH_SECOND : MEDIUM_SECOND;
    }

    private static long due(AlarmState alarm) {
        boolean unanswered = alarm.presence == Presence.ON || alarm.presence == Presence.LATCHED;
        return unanswered ? alarm.escalatesAt : NEVER;
    }
}
