package dev.needlewatch.streamjobs.rules.depth;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_LIMIT;
import static dev.needlewatch.streamjobs.rules.session.DepthTrack.NEVER;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.session.DepthTrack;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.Micrometres;
import dev.needlewatch.streamjobs.rules.session.RecentReadings;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import java.util.Locale;

/**
 * DEPTH_ABOVE_LIMIT: needling above the effective limit in 2 readings in a row, or in one by more
 * than 0.30 mm. Ends when depth ≤ limit − 0.05 mm for 2 s, or the pen has been in another area or
 * zone for 2 s. Latches.
 */
final class DepthAboveLimit {
    private static final int JUMP_UM = 300;
    private static final long CLEAR_MS = 2_000;

    /** A cosmetic needle above its limit is of medium priority below this, µm. */
    private static final int COSMETIC_HIGH_UM = 500;

    private DepthAboveLimit() {}

    static void judge(Judgement j, DepthCase c) {
        DepthTrack track = c.track();
        if (c.above()) {
            int first = c.pen().recent.firstOfPair(c.work().place(), c.limit().maxUm());
            if (track.limitOn || first >= 0 || c.depthUm() - c.limit().maxUm() > JUMP_UM) {
                present(j, c, first);
            }
        }
    }

    /** What a reading means for the condition in a zone the pen is or was deep in. */
    static void clear(Judgement j, DepthCase c, ZoneTrack zone, DepthTrack track) {
        if (!track.limitOn) {
            return;
        }
        int clearUm = zone.limit(c.declared(), j.table()).maxUm() - Micrometres.DEADBAND;
        boolean clear = zone != c.zone() || c.depthUm() <= clearUm;
        track.limitClearSince =
                c.stretch(track.limitClearSince, clear, i -> c.shallow(i, zone, clearUm));
        if (track.limitClearSince != NEVER
                && c.pen().newestAt - track.limitClearSince >= CLEAR_MS) {
            track.limitOn = false;
            track.limitClearSince = NEVER;
            if (!onForAny(zone)) {
                j.gone(DEPTH_ABOVE_LIMIT, zone.place());
            }
        }
    }

    /** Whether any pen is too deep in the zone. */
    static boolean onForAny(ZoneTrack zone) {
        for (DepthTrack track : zone.depth.values()) {
            if (track.limitOn) {
                return true;
            }
        }
        return false;
    }

    private static void present(Judgement j, DepthCase c, int first) {
        DepthTrack track = c.track();
        boolean onset = !track.limitOn;
        track.limitOn = true;
        if (onset) {
            track.limitClearSince = NEVER;
        }
        RecentReadings recent = c.pen().recent;
        int worst = c.depthUm();
        long since = c.reading().at();
        long seq = c.reading().seq();
        if (onset && first >= 0) {
            worst = Math.max(recent.depth(first), recent.depth(first + 1));
            since = recent.at[first];
            seq = recent.seq[first];
        }
        j.present(
                new Condition(
                        DEPTH_ABOVE_LIMIT,
                        priority(c, worst),
                        true,
                        c.zone().place(),
                        new AlarmId.Origin(c.pen().pen, c.reading().boot(), seq),
                        since,
                        Micrometres.toMm(worst),
                        c.limit().maxMm(),
                        "mm",
                        c.limit().reason(),
                        message(c, worst)));
    }

    /** High is kept for harm that cannot be undone: a depth that can scar. */
    private static Priority priority(DepthCase c, int depthUm) {
        boolean onlyTestArea = depthUm <= c.limit().withoutTestAreaUm();
        boolean shallowCosmetic =
                c.declared().treatment() == Treatment.COSMETIC && depthUm < COSMETIC_HIGH_UM;
        return onlyTestArea || shallowCosmetic ? Priority.MEDIUM : Priority.HIGH;
    }

    private static String message(DepthCase c, int depthUm) {
        return String.format(
                Locale.ROOT,
                "Depth %.2f mm is above %.2f mm for %s (%s)",
                Micrometres.toMm(depthUm),
                c.limit().maxMm(),
                c.zone().area,
                c.declared().inWords());
    }
}
