package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.pen.Reading;

/**
 * How long needles were on skin: the time between two readings of a pen that both say so, as long
 * as it is no more than two seconds; of a gap longer than that nobody knows.
 */
final class NeedlingTime {
    private static final long LONGEST_GAP_MS = 2_000;

    private NeedlingTime() {}

    static void count(SessionState state, PenTrack pen, long formerAt, Reading reading) {
        boolean needling = reading.needling();
        long gap = reading.at() - formerAt;
        if (needling && pen.newestNeedling && gap > 0 && gap <= LONGEST_GAP_MS) {
            state.needlingMs += gap;
        }
        pen.newestNeedling = needling;
    }
}
