package dev.needlewatch.streamjobs.rules.procedure;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.SessionState;

/**
 * How long needles were on skin: the time between two readings of a pen that both say so, as long
 * as it is no more than two seconds; of a gap longer than that nobody knows.
 */
public final class NeedlingTime {
    private static final long LONGEST_GAP_MS = 2_000;

    private NeedlingTime() {}

    /** Judges a reading. */
    public static void count(SessionState state, PenTrack pen, long formerAt, Reading reading) {
        boolean needling = reading.needling();
        long gap = reading.at() - formerAt;
        if (needling && pen.newestNeedling && gap > 0 && gap <= LONGEST_GAP_MS) {
            state.needlingMs += gap;
        }
        pen.newestNeedling = needling;
    }
}
