package dev.needlewatch.streamjobs.rules.alarm;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of alarms: on, latched, ack, off. One alarm per code, area and zone of an owner at a
 * time, and per pen for the codes that are about a pen; every change is told once.
 */
public final class AlarmBook {
    /** Worse values are told at most so often, ms. */
    static final long UPDATE_MS = 1_000;

    /** In whose name an alarm goes off that nobody acknowledged. */
    static final String SYSTEM = "system";

    /** What is about one pen of a session: two pens make two alarms. */
    private static final Set<AlarmCode> PER_PEN =
            EnumSet.of(
                    AlarmCode.MOTOR_STALLED,
                    AlarmCode.SPEED_OUT_OF_RANGE,
                    AlarmCode.DEPTH_DRIFT,
                    AlarmCode.PEN_SILENT,
                    AlarmCode.NO_SESSION);

    private AlarmBook() {}

    /**
     * The alarm of a code in an area and zone that is not off.
     *
     * @param pen the pen it is about; matters only for codes that are about one pen
     */
    public static @Nullable AlarmState find(
            Alarms alarms, AlarmCode code, Place place, @Nullable String pen) {
        if (alarms.byId.isEmpty()) {
            return null;
        }
        for (AlarmState alarm : alarms.byId.values()) {
            if (alarm.code == code
                    && Objects.equals(alarm.area, place.area())
                    && Objects.equals(alarm.zone, place.zone())
                    && (!PER_PEN.contains(code) || Objects.equals(alarm.pen, pen))) {
                return alarm;
            }
        }
        return null;
    }

    /** A condition is present: a new alarm, or the latched one again, or a worse value of it. */
    public static void present(Telling t, Condition condition) {
        AlarmState alarm =
                find(t.alarms(), condition.code(), condition.place(), condition.by().pen());
        if (alarm == null) {
            raise(t, condition);
            return;
        }
        boolean again = alarm.presence == Presence.LATCHED;
        boolean moreUrgent = condition.priority().compareTo(alarm.priority) < 0;
        boolean worse = moreUrgent || worse(condition, alarm);
        if (again) {
            alarm.presence = Presence.ON;
        }
        if (moreUrgent) {
            if (alarm.presence == Presence.ACK) {
                signalAnew(alarm);
            }
            AlarmClock.moreUrgent(alarm, condition.priority(), t.now());
            alarm.latches |= condition.latches();
        }
        if (worse || (again && condition.value() == null)) {
            alarm.measure(condition, t.limitsVersion());
        }
        if (again || moreUrgent || (worse && t.now() - alarm.changedAt >= UPDATE_MS)) {
            tell(t, alarm, AlarmEvent.UPDATED);
        } else {
            alarm.untold |= worse;
        }
    }

    /** Nobody has acknowledged what is more urgent than what was acknowledged. */
    private static void signalAnew(AlarmState alarm) {
        alarm.presence = Presence.ON;
        alarm.acknowledgedBy = null;
        alarm.escalation = null;
        alarm.escalatesAt = AlarmClock.NEVER;
    }

    /** A condition of no pen in particular is gone; does nothing if no alarm is on for it. */
    public static void gone(Telling t, AlarmCode code, Place place) {
        gone(t, code, place, null);
    }

    /**
     * A condition is gone; does nothing if no alarm is on for it.
     *
     * @param pen the pen it is about, for the codes that are about one pen
     */
    public static void gone(Telling t, AlarmCode code, Place place, @Nullable String pen) {
        AlarmState alarm = find(t.alarms(), code, place, pen);
        if (alarm != null) {
            end(t, alarm);
        }
    }

    /**
     * A higher alarm of the family hides this one: it goes off, and does not latch, since the
     * higher one says it now.
     */
    public static void hide(Telling t, AlarmCode code, Place place) {
        AlarmState alarm = find(t.alarms(), code, place, null);
        if (alarm != null && alarm.presence != Presence.LATCHED) {
            alarm.presence = Presence.OFF;
            tell(t, alarm, AlarmEvent.ENDED);
        }
    }

    /** Ends every condition: what latches and is not acknowledged stays latched. */
    public static void endAll(Telling t) {
        for (AlarmState alarm : new ArrayList<>(t.alarms().byId.values())) {
            end(t, alarm);
        }
    }

    /** A screen acknowledges. */
    public static Intake acknowledge(Telling t, AlarmCommand command) {
        AlarmState alarm = t.alarms().byId.get(command.alarm());
        if (alarm == null) {
            return Intake.UNKNOWN_ALARM;
        }
        if (alarm.presence == Presence.ACK) {
            return Intake.ALREADY_ACKNOWLEDGED;
        }
        alarm.acknowledgedBy = command.by();
        alarm.presence = alarm.presence == Presence.LATCHED ? Presence.OFF : Presence.ACK;
        tell(t, alarm, AlarmEvent.ACKNOWLEDGED);
        return Intake.ACCEPTED;
    }

    /** Puts an alarm off for good, in somebody's name. */
    public static void putOff(Telling t, AlarmState alarm, String by) {
        alarm.acknowledgedBy = by;
        alarm.presence = Presence.OFF;
        tell(t, alarm, AlarmEvent.ENDED);
    }

    /**
     * The end of an alarm that was told once and that no state knows any more, in the name of the
     * system unless somebody acknowledged it.
     *
     * @param told the alarm as it was told last
     * @param now wall time, ms since the Unix epoch
     */
    public static Alarm unknown(Alarm told, long now) {
        String by = told.acknowledgedBy();
        return new Alarm(
                told.id(),
                told.clinic(),
                told.session(),
                told.pen(),
                told.code(),
                told.kind(),
                told.priority(),
                Presence.OFF,
                AlarmEvent.ENDED,
                told.area(),
                told.zone(),
                told.value(),
                told.limit(),
                told.unit(),
                told.reason(),
                told.since(),
                told.raisedAt(),
                now,
                by == null ? SYSTEM : by,
                told.limitsVersion(),
                told.therapist(),
                told.escalation(),
                told.message());
    }

    /** Tells a change and notes when; an alarm that is off is forgotten. */
    static void tell(Telling t, AlarmState alarm, AlarmEvent event) {
        alarm.changedAt = t.now();
        alarm.untold = false;
        alarm.event = event;
        if (alarm.presence == Presence.OFF) {
            t.alarms().byId.remove(alarm.id);
        }
        t.out().accept(alarm.told(t.alarms()));
    }

    private static void raise(Telling t, Condition c) {
        AlarmState alarm = new AlarmState();
        alarm.id =
                AlarmId.of(
                        t.alarms().whose(), c.code(), c.place().area(), c.place().zone(), c.by());
        alarm.code = c.code();
        alarm.priority = c.priority();
        alarm.latches = c.latches();
        alarm.pen = c.by().pen().isEmpty() ? null : c.by().pen();
        alarm.area = c.place().area();
        alarm.zone = c.place().zone();
        alarm.since = c.since();
        alarm.raisedAt = t.now();
        alarm.escalatesAt = AlarmClock.firstEscalation(c.priority(), t.now());
        alarm.measure(c, t.limitsVersion());
        t.alarms().byId.put(alarm.id, alarm);
        tell(t, alarm, AlarmEvent.RAISED);
    }

    /** Worse is further beyond the limit, on whichever side of it. */
    private static boolean worse(Condition condition, AlarmState alarm) {
        Double now = beyond(condition.value(), condition.limit());
        Double before = beyond(alarm.value, alarm.limit);
        return now != null && (before == null || now > before);
    }

    private static @Nullable Double beyond(@Nullable Double value, @Nullable Double limit) {
        return value == null || limit == null ? value : Double.valueOf(Math.abs(value - limit));
    }

    /** Ends a condition: what latches and is not acknowledged stays latched. */
    public static void end(Telling t, AlarmState alarm) {
        if (alarm.presence == Presence.LATCHED) {
            return;
        }
        boolean latch = alarm.latches && alarm.presence == Presence.ON;
        alarm.presence = latch ? Presence.LATCHED : Presence.OFF;
        tell(t, alarm, latch ? AlarmEvent.LATCHED : AlarmEvent.ENDED);
    }
}
