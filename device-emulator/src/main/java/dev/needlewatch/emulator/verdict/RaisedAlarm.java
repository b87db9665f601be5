package dev.needlewatch.emulator.verdict;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;

/**
 * An alarm that came, and what became of it.
 *
 * @param first its first message
 * @param receivedNanos when that arrived, as {@link System#nanoTime()} has it
 * @param latched whether it was latched at any time
 * @param acknowledged whether somebody acknowledged it
 * @param presence as its last message says
 */
record RaisedAlarm(
        Alarm first, long receivedNanos, boolean latched, boolean acknowledged, Presence presence) {

    static RaisedAlarm of(Alarm alarm, long nanos) {
        return new RaisedAlarm(alarm, nanos, false, false, Presence.ON).then(alarm);
    }

    RaisedAlarm then(Alarm next) {
        return new RaisedAlarm(
                first,
                receivedNanos,
                latched || next.presence() == Presence.LATCHED,
                acknowledged || next.event() == AlarmEvent.ACKNOWLEDGED,
                next.presence());
    }
}
