package dev.needlewatch.streamjobs.rules.procedure;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.AREA_NOT_SET;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.Work;

/**
 * AREA_NOT_SET: 1 s of needling with no or an unknown area. Ends when the pen names a known area;
 * with several such pens, when the last of them does.
 */
public final class AreaNotSet {
    private static final long NEEDLING_MS = 1_000;

    private AreaNotSet() {}

    /** Judges the newest reading of a pen. */
    public static void judge(Judgement j, Work work) {
        PenTrack pen = work.pen();
        if (!work.zone().unknown()) {
            pen.arealess.reset();
            if (pen.areaNotSet) {
                pen.areaNotSet = false;
                end(j);
            }
        } else if (!work.reading().needling()) {
            pen.arealess.running = false;
        } else {
            pen.arealess.add(work);
            if (!pen.areaNotSet && pen.arealess.ms >= NEEDLING_MS) {
                pen.areaNotSet = true;
                present(j, pen);
            }
        }
    }

    private static void end(Judgement j) {
        for (PenTrack pen : j.state().pens.values()) {
            if (pen.areaNotSet) {
                return;
            }
        }
        j.gone(AREA_NOT_SET, Place.NONE);
    }

    private static void present(Judgement j, PenTrack pen) {
        j.present(
                new Condition(
                        AREA_NOT_SET,
                        Priority.MEDIUM,
                        false,
                        Place.NONE,
                        pen.arealess.by(pen.pen),
                        pen.arealess.at,
                        null,
                        null,
                        null,
                        null,
                        "Needling with no area set, or one that is not known"));
    }
}
