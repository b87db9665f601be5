package dev.needlewatch.streamjobs.rules.session;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.alarm.Telling;
import java.util.function.Consumer;

/**
 * One event being judged: what is known, what is allowed, and where alarms go.
 *
 * @param table the limits in force
 * @param now wall time of the event, ms since the Unix epoch
 * @param out takes every change of every alarm, in order
 */
public record Judgement(SessionState state, LimitsTable table, long now, Consumer<Alarm> out) {
    /** The session's alarms, ready to change. */
    public Telling telling() {
        return new Telling(state.alarms, table.version(), now, out);
    }

    /** A condition is present. */
    public void present(Condition condition) {
        AlarmBook.present(telling(), condition);
    }

    /** A condition of no pen in particular is gone. */
    public void gone(AlarmCode code, Place place) {
        AlarmBook.gone(telling(), code, place);
    }

    /** A condition that is about one pen is gone. */
    public void gone(AlarmCode code, String pen) {
        AlarmBook.gone(telling(), code, Place.NONE, pen);
    }
}
