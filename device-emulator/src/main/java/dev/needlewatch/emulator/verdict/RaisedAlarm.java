package dev.needlewatch.emulator.verdict;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;

/**
 * An alarm that came, and what became of it.
 *
 * @param first its first message
 * @param receivedNanos when that arrived, as {@link System#nanoTime()} has it
 * @param highest the highest priority it had
 * @param latched whether it was latched at any time
 * @param acknowledged whether somebody acknowledged it
 * @param presence as its last message says
 * @param overNanos when its condition ended the last time; {@code Long.MAX_VALUE} while it is there
 */
record RaisedAlarm(
        Alarm first,
        long receivedNanos,
        Priority highest,
        boolean latched,
        boolean acknowledged,
        Presence presence,
        long overNanos) {

    static RaisedAlarm of(Alarm alarm, long nanos) {
        return new RaisedAlarm(
                        alarm, nanos, alarm.priority(), false, false, Presence.ON, Long.MAX_VALUE)
                .then(alarm, nanos);
    }

    RaisedAlarm then(Alarm next, long nanos) {
        boolean there = next.presence() == Presence.ON || next.presence() == Presence.ACK;
        return new RaisedAlarm(
                first,
                receivedNanos,
                next.priority().compareTo(highest) < 0 ? next.priority() : highest,
                latched || next.presence() == Presence.LATCHED,
                acknowledged || next.event() == AlarmEvent.ACKNOWLEDGED,
                next.presence(),
                there ? Long.MAX_VALUE : Math.min(nanos, overNanos));
    }
}
