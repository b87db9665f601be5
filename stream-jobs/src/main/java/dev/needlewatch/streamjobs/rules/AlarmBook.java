package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of alarms: on, latched, ack, off. One alarm per code, area and zone of a session (or
 * pen) at a time; every change is told once.
 */
final class AlarmBook {
    /** Worse values are told at most so often, ms. */
    static final long UPDATE_MS = 1_000;

    private AlarmBook() {}

    /** The alarm of a code in an area and zone that is not off. */
    static @Nullable AlarmState find(SessionState state, AlarmCode code, ZoneTrack place) {
        if (state.alarms.isEmpty()) {
            return null;
        }
        for (AlarmState alarm : state.alarms.values()) {
            if (alarm.code == code
                    && Objects.equals(alarm.area, place.area)
                    && Objects.equals(alarm.zone, place.zone)) {
                return alarm;
            }
        }
        return null;
    }

    /** A condition is present: a new alarm, or the latched one again, or a worse value of it. */
    static void present(Judgement j, Condition condition) {
        AlarmState alarm = find(j.state(), condition.code(), condition.place());
        if (alarm == null) {
            raise(j, condition);
            return;
        }
        boolean again = alarm.presence == Presence.LATCHED;
        boolean moreUrgent = condition.priority().compareTo(alarm.priority) < 0;
        boolean worse = condition.value() > alarm.value;
        if (again) {
            alarm.presence = Presence.ON;
        }
        if (moreUrgent) {
            alarm.priority = condition.priority();
        }
        if (worse) {
            alarm.value = condition.value();
            alarm.limit = condition.limit();
            alarm.reason = condition.reason();
            alarm.limitsVersion = j.table().version();
            alarm.message = condition.message();
        }
        if (again || moreUrgent || (worse && j.now() - alarm.changedAt >= UPDATE_MS)) {
            tell(j, alarm, AlarmEvent.UPDATED);
        } else {
            alarm.untold |= worse;
        }
    }

    /** A condition is gone; does nothing if no alarm is on for it. */
    static void gone(Judgement j, AlarmCode code, ZoneTrack place) {
        AlarmState alarm = find(j.state(), code, place);
        if (alarm != null) {
            end(j, alarm);
        }
    }

    /** Ends every condition: what latches and is not acknowledged stays latched. */
    static void endAll(Judgement j) {
        for (AlarmState alarm : new ArrayList<>(j.state().alarms.values())) {
            end(j, alarm);
        }
    }

    /** A screen acknowledges. */
    static Intake acknowledge(Judgement j, AlarmCommand command) {
        AlarmState alarm = j.state().alarms.get(command.alarm());
        if (alarm == null) {
            return Intake.UNKNOWN_ALARM;
        }
        if (alarm.presence == Presence.ACK) {
            return Intake.ALREADY_ACKNOWLEDGED;
        }
        alarm.acknowledgedBy = command.by();
        alarm.presence = alarm.presence == Presence.LATCHED ? Presence.OFF : Presence.ACK;
        tell(j, alarm, AlarmEvent.ACKNOWLEDGED);
        return Intake.ACCEPTED;
    }

    /** Puts an alarm off for good, in somebody's name. */
    static void putOff(Judgement j, AlarmState alarm, String by) {
        alarm.acknowledgedBy = by;
        alarm.presence = Presence.OFF;
        tell(j, alarm, AlarmEvent.ENDED);
    }

    /** Tells a change and notes when; an alarm that is off is forgotten. */
    static void tell(Judgement j, AlarmState alarm, AlarmEvent event) {
        alarm.changedAt = j.now();
        alarm.untold = false;
        if (alarm.presence == Presence.OFF) {
            j.state().alarms.remove(alarm.id);
        }
        j.out().accept(alarm.told(j.state(), event));
    }

    private static void raise(Judgement j, Condition c) {
        AlarmState alarm = new AlarmState();
        alarm.id = AlarmId.of(j.owner(), c.code(), c.place().area, c.place().zone, c.by());
        alarm.code = c.code();
        alarm.priority = c.priority();
        alarm.latches = c.latches();
        alarm.pen = c.by().pen();
        alarm.area = c.place().area;
        alarm.zone = c.place().zone;
        alarm.value = c.value();
        alarm.limit = c.limit();
        alarm.unit = c.unit();
        alarm.reason = c.reason();
        alarm.since = c.since();
        alarm.raisedAt = j.now();
        alarm.limitsVersion = j.table().version();
        alarm.message = c.message();
        j.state().alarms.put(alarm.id, alarm);
        tell(j, alarm, AlarmEvent.RAISED);
    }

    private static void end(Judgement j, AlarmState alarm) {
        if (alarm.presence == Presence.LATCHED) {
            return;
        }
        boolean latch = alarm.latches && alarm.presence == Presence.ON;
        alarm.presence = latch ? Presence.LATCHED : Presence.OFF;
        tell(j, alarm, latch ? AlarmEvent.LATCHED : AlarmEvent.ENDED);
    }
}
