package dev.needlewatch.streamjobs.rules.technical;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.Stretch;
import dev.needlewatch.streamjobs.rules.session.TechnicalTrack;

/** A reading as the technical rules look at it. */
record TechnicalCase(Judgement j, PenTrack pen, Reading reading) {

    /**
     * What a condition is and how bad.
     *
     * @param value how bad it is, in {@code unit}
     * @param limit what the value is held against, in {@code unit}
     */
    record Finding(
            AlarmCode code,
            Priority priority,
            boolean latches,
            double value,
            double limit,
            String unit,
            String message) {}

    TechnicalTrack track() {
        return pen.technical;
    }

    /** Takes the reading into a stretch. */
    Stretch next(Stretch stretch, boolean holds) {
        return stretch.next(holds, reading.at(), reading.seq());
    }

    boolean lasted(Stretch stretch, long forMs) {
        return stretch.lasted(forMs, reading.at());
    }

    /** A condition is present since the stretch began. */
    void present(Finding finding, Stretch since) {
        j.present(
                new Condition(
                        finding.code(),
                        finding.priority(),
                        finding.latches(),
                        Place.NONE,
                        new AlarmId.Origin(pen.pen, reading.boot(), since.seq),
                        since.since,
                        finding.value(),
                        finding.limit(),
                        finding.unit(),
                        null,
                        finding.message()));
    }

    void gone(AlarmCode code) {
        j.gone(code, pen.pen);
    }
}
