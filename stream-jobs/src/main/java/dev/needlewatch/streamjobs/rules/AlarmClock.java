package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.ArrayList;

/** What happens to alarms by wall time alone: worse values told late, escalation, expiry. */
final class AlarmClock {
    static final long NEVER = Long.MAX_VALUE;

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HIGH_FIRST = 15 * SECOND;
    private static final long HIGH_SECOND = 60 * SECOND;
    private static final long MEDIUM_FIRST = 60 * SECOND;
    private static final long MEDIUM_SECOND = 5 * MINUTE;

    /** An alarm still latched so long after its session closed goes off by {@code system}. */
    static final long LATCHED_FOR = 24 * 60 * MINUTE;

    private AlarmClock() {}

    static void tick(Judgement j) {
        SessionState state = j.state();
        for (AlarmState alarm : new ArrayList<>(state.alarms.values())) {
            if (alarm.untold && j.now() - alarm.changedAt >= AlarmBook.UPDATE_MS) {
                AlarmBook.tell(j, alarm, AlarmEvent.UPDATED);
            }
            if (j.now() >= escalatesAt(alarm)) {
                alarm.escalation = alarm.escalation == null ? 1 : 2;
                AlarmBook.tell(j, alarm, AlarmEvent.ESCALATED);
            }
            if (state.closed
                    && alarm.presence == Presence.LATCHED
                    && j.now() - state.closedWallAt >= LATCHED_FOR) {
                AlarmBook.putOff(j, alarm, "system");
            }
        }
    }

    /** Wall time at which {@link #tick} has something to do next; {@link #NEVER} if nothing. */
    static long next(SessionState state) {
        long next = NEVER;
        for (AlarmState alarm : state.alarms.values()) {
            if (alarm.untold) {
                next = Math.min(next, alarm.changedAt + AlarmBook.UPDATE_MS);
            }
            next = Math.min(next, escalatesAt(alarm));
            if (state.closed && alarm.presence == Presence.LATCHED) {
                next = Math.min(next, state.closedWallAt + LATCHED_FOR);
            }
        }
        return next;
    }

    private static long escalatesAt(AlarmState alarm) {
        boolean unanswered = alarm.presence == Presence.ON || alarm.presence == Presence.LATCHED;
        boolean high = alarm.priority == Priority.HIGH;
        if (!unanswered || (!high && alarm.priority != Priority.MEDIUM)) {
            return NEVER;
        }
        if (alarm.escalation == null) {
            return alarm.raisedAt + (high ? HIGH_FIRST : MEDIUM_FIRST);
        }
        return alarm.escalation == 1
                ? alarm.raisedAt + (high ? HIGH_SECOND : MEDIUM_SECOND)
                : NEVER;
    }
}
