package dev.needlewatch.streamjobs.rules.depth;

import static dev.needlewatch.streamjobs.rules.session.DepthTrack.NEVER;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.session.Declaration;
import dev.needlewatch.streamjobs.rules.session.DepthTrack;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.RecentReadings;
import dev.needlewatch.streamjobs.rules.session.Work;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import java.util.function.IntPredicate;

/** One reading as the depth rules see it. */
record DepthCase(Work work, DepthTrack track, EffectiveLimit limit, int depthUm) {

    PenTrack pen() {
        return work.pen();
    }

    ZoneTrack zone() {
        return work.zone();
    }

    Reading reading() {
        return work.reading();
    }

    Declaration declared() {
        return work.declared();
    }

    boolean above() {
        return reading().needling() && depthUm > limit.maxUm();
    }

    /**
     * Since when something has held up to the newest reading without a break, given since when it
     * held before this one. A late reading may break a stretch, or lengthen it at its beginning.
     *
     * @param holds whether it does in this reading
     * @param at the same of any recent reading
     */
    long stretch(long since, boolean holds, IntPredicate at) {
        if (!work.newest()) {
            return work.place() < 0 ? since : pen().recent.heldSince(at, since);
        }
        if (!holds) {
            return NEVER;
        }
        return since == NEVER || reading().at() < since ? reading().at() : since;
    }

    /** Whether a recent reading is shallow as seen from a zone: elsewhere, or no deeper. */
    boolean shallow(int place, ZoneTrack in, int um) {
        RecentReadings recent = pen().recent;
        return recent.zone[place] != in.number || recent.depth(place) <= um;
    }

    /** Whether a recent reading needled deeper in a zone. */
    boolean deep(int place, ZoneTrack in, int um) {
        RecentReadings recent = pen().recent;
        return recent.zone[place] == in.number && recent.depthUm[place] > um;
    }
}
