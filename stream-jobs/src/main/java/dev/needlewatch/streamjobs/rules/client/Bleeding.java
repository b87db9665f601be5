package dev.needlewatch.streamjobs.rules.client;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.BLEEDING;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.SessionEvent.Observation;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.SessionState;

/**
 * BLEEDING: observation {@code bleeding} = {@code more}, or any bleeding in a cosmetic session.
 * Ends when the session closes; latches. Pinpoint bleeding seen before the opening is held against
 * what the opening declares.
 */
public final class Bleeding {
    private Bleeding() {}

    /** Judges an observation. */
    public static void observed(Judgement j, String pen, Observation seen) {
        SessionState state = j.state();
        if (seen.bleeding() == null) {
            return;
        }
        boolean cosmetic = state.declaration.treatment() == Treatment.COSMETIC;
        switch (seen.bleeding()) {
            case MORE -> present(j, pen, seen);
            case PINPOINT -> {
                if (cosmetic) {
                    present(j, pen, seen);
                } else if (!state.opened && state.bleeding == null) {
                    state.bleeding = seen;
                    state.bleedingPen = pen;
                }
            }
            case NONE -> {}
        }
    }

    /** The session says what it is. */
    public static void opened(Judgement j) {
        SessionState state = j.state();
        Observation seen = state.bleeding;
        String pen = state.bleedingPen;
        state.bleeding = null;
        state.bleedingPen = null;
        if (seen != null && pen != null && state.declaration.treatment() == Treatment.COSMETIC) {
            present(j, pen, seen);
        }
    }

    private static void present(Judgement j, String pen, Observation seen) {
        String area = seen.area() == null ? null : j.table().area(seen.area()).area();
        boolean cosmetic = j.state().declaration.treatment() == Treatment.COSMETIC;
        j.present(
                new Condition(
                        BLEEDING,
                        Priority.MEDIUM,
                        true,
                        new Place(area, seen.zone()),
                        new AlarmId.Origin(pen, seen.boot(), seen.seq()),
                        seen.at(),
                        null,
                        null,
                        null,
                        null,
                        cosmetic
                                ? "Bleeding in a cosmetic session"
                                : "More bleeding than pinpoint"));
    }
}
