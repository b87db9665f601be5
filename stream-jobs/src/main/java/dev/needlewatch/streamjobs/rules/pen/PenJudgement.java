package dev.needlewatch.streamjobs.rules.pen;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.alarm.Telling;

/**
 * One event of a pen being judged.
 *
 * @param limitsVersion the limits in force in its clinic
 * @param now wall time of the event, ms since the Unix epoch
 */
record PenJudgement(PenState state, String limitsVersion, long now, PenOutput out) {

    /**
     * What was measured.
     *
     * @param limit what the value is held against, in {@code unit}
     */
    record Measure(double value, double limit, String unit) {}

    String pen() {
        return state.alarms.owner;
    }

    AlarmId.Origin by(long boot, long seq) {
        return new AlarmId.Origin(pen(), boot, seq);
    }

    /** The numbers are the contract's own, whatever the clinic's limits; the version is theirs. */
    Telling telling() {
        return new Telling(state.alarms, limitsVersion, now, out::alarm);
    }

    /** A condition of the pen is present; none of them latches. */
    void present(Kind kind, AlarmId.Origin by, long since, Measure measure, String message) {
        AlarmBook.present(
                telling(),
                new Condition(
                        kind.code(),
                        kind.priority(),
                        false,
                        Place.NONE,
                        by,
                        since,
                        measure.value(),
                        measure.limit(),
                        measure.unit(),
                        null,
                        message));
    }

    void gone(AlarmCode code) {
        AlarmBook.gone(telling(), code, Place.NONE);
    }

    /** A condition of the catalogue and how urgent it is. */
    record Kind(AlarmCode code, Priority priority) {}
}
