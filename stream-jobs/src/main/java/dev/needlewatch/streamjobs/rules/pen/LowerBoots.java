package dev.needlewatch.streamjobs.rules.pen;

import dev.needlewatch.ingest.contract.pen.Reading;

/**
 * Takes a lower boot for the pen's present life: after a garbled message, a visit to a test rig or
 * a counter set back, the newest boot known is not the pen's, and all it sends would be late for
 * ever.
 *
 * <p>Ten readings in a row say so, each later by the pen's time than all that is known of the
 * higher boot, and nothing of that one between them. What is left over from before a restart is
 * earlier than the restart.
 */
final class LowerBoots {
    private static final int IN_ROW = 10;

    private LowerBoots() {}

    /** The newest boot was heard. */
    static void newest(PenState state, long boot) {
        state.boot = boot;
        state.lower = null;
    }

    /** Notes a reading of a lower boot, not seen before; true once it is the pen's present life. */
    static boolean present(PenState state, Reading reading) {
        if (reading.at() <= newestAt(state)) {
            state.lower = null;
            return false;
        }
        LowerBoot row = state.lower;
        if (row == null || row.boot != reading.boot()) {
            row = new LowerBoot();
            row.boot = reading.boot();
            state.lower = row;
        }
        if (reading.seq() <= row.seq) {
            return false; // overtaken on its way: neither breaks the row nor counts
        }
        row.seq = reading.seq();
        row.inRow++;
        if (row.inRow < IN_ROW) {
            return false;
        }
        turnTo(state, reading.boot());
        return true;
    }

    /** The pen's time of the last that is known of the newest boot, ms. */
    private static long newestAt(PenState state) {
        long heard = state.lastBoot == state.boot ? state.lastAt : Long.MIN_VALUE;
        StatusTrack status = state.status;
        return status.birthBoot == state.boot ? Math.max(heard, status.birthAt) : heard;
    }

    private static void turnTo(PenState state, long boot) {
        newest(state, boot);
        state.readings.backTo(boot);
        state.logs.backTo(boot);
        ReadingsLost.backTo(state.numbers, boot);
        StatusTrack status = state.status;
        if (status.birthBoot > boot) {
            status.birthBoot = -1; // of this life no birth is known
            status.death = null;
        }
        status.cartridgeBoot = Math.min(status.cartridgeBoot, boot);
    }
}
