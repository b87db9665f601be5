package dev.needlewatch.streamjobs.rules.depth;

import static dev.needlewatch.streamjobs.rules.session.DepthTrack.NEVER;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.session.Declaration;
import dev.needlewatch.streamjobs.rules.session.DepthTrack;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;

/**
 * One reading as the depth rules see it.
 *
 * @param place where it stands among the pen's recent readings; -1 if it is older than those
 * @param newest whether no later reading of the pen came before it
 */
record DepthCase(
        PenTrack pen,
        ZoneTrack zone,
        DepthTrack track,
        Reading reading,
        Declaration declared,
        EffectiveLimit limit,
        int depthUm,
        int place,
        boolean newest) {

    boolean above() {
        return reading.needling() && depthUm > limit.maxUm();
    }

    /**
     * Since when something has held without a break, given since when it held before this reading.
     * A late reading in which it did not hold breaks the stretch where it belongs; one in which it
     * did changes nothing.
     */
    long stretch(long since, boolean holds) {
        if (newest) {
            if (!holds) {
                return NEVER;
            }
            return since == NEVER || reading.at() < since ? reading.at() : since;
        }
        if (holds || since == NEVER || reading.at() < since) {
            return since;
        }
        return pen.recent.atAfter(place, NEVER);
    }
}
