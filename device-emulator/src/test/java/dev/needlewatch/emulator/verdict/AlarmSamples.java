package dev.needlewatch.emulator.verdict;

import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;

/** Alarms as a faultless system would publish them. */
public final class AlarmSamples {
    private AlarmSamples() {}

    public static Alarm raised(ExpectedAlarm expected, String id) {
        return new Alarm(
                id,
                expected.clinic(),
                expected.session(),
                expected.trigger().pen(),
                expected.code(),
                expected.code().kind(),
                expected.priorities().iterator().next(),
                Presence.ON,
                AlarmEvent.RAISED,
                expected.place() == null ? null : expected.place().area(),
                expected.place() == null ? null : expected.place().zone(),
                expected.limit() == null ? null : expected.limit() + 1,
                expected.limit(),
                "mm",
                expected.reason(),
                expected.since(),
                Long.MAX_VALUE,
                0,
                null,
                "default-1",
                null,
                null,
                expected.describe());
    }

    /** A pen too deep on the left cheek, which is an alarm of high priority. */
    public static Alarm tooDeep(String id, String clinic, String pen) {
        AlarmCode code = AlarmCode.DEPTH_ABOVE_LIMIT;
        return new Alarm(
                id,
                clinic,
                "s-1",
                pen,
                code,
                code.kind(),
                Priority.HIGH,
                Presence.ON,
                AlarmEvent.RAISED,
                "cheek",
                "left",
                2.0,
                1.5,
                "mm",
                LimitReason.AREA,
                0,
                Long.MAX_VALUE,
                0,
                null,
                "default-1",
                "t-12",
                null,
                "too deep");
    }

    public static boolean latches(AlarmCode code) {
        return code == AlarmCode.DEPTH_ABOVE_LIMIT || code == AlarmCode.PASSES_ABOVE_LIMIT;
    }

    public static Alarm changed(Alarm alarm, AlarmEvent event, Presence presence) {
        return copy(alarm, alarm.priority(), event, presence);
    }

    public static Alarm withPriority(Alarm alarm, Priority priority) {
        return copy(alarm, priority, alarm.event(), alarm.presence());
    }

    private static Alarm copy(Alarm a, Priority priority, AlarmEvent event, Presence presence) {
        return new Alarm(
                a.id(),
                a.clinic(),
                a.session(),
                a.pen(),
                a.code(),
                a.kind(),
                priority,
                presence,
                event,
                a.area(),
                a.zone(),
                a.value(),
                a.limit(),
                a.unit(),
                a.reason(),
                a.since(),
                a.raisedAt(),
                a.changedAt(),
                a.acknowledgedBy(),
                a.limitsVersion(),
                a.therapist(),
                a.escalation(),
                a.message());
    }
}
