package dev.needlewatch.streamjobs.rules.depth;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_WARNING;
import static dev.needlewatch.streamjobs.rules.session.DepthTrack.NEVER;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.session.DepthTrack;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.Micrometres;
import dev.needlewatch.streamjobs.rules.session.RecentReadings;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import java.util.Locale;

/**
 * DEPTH_ABOVE_WARNING: needling above the warning for 1 s. Ends when depth ≤ warning − 0.05 mm for
 * 3 s, or the pen has been in another area or zone for 3 s. Hidden while DEPTH_ABOVE_LIMIT is
 * present in the zone; once that has ended, a second above the warning is needed again.
 */
final class DepthAboveWarning {
    private static final long ABOVE_MS = 1_000;
    private static final long CLEAR_MS = 3_000;

    private DepthAboveWarning() {}

    static void judge(Judgement j, DepthCase c) {
        DepthTrack track = c.track();
        if (DepthAboveLimit.onForAny(c.zone())) {
            hide(j, c.zone());
            return;
        }
        int warnUm = c.limit().warnUm();
        boolean above = c.reading().needling() && c.depthUm() > warnUm;
        long before = track.warnAboveSince;
        track.warnAboveSince = c.stretch(before, above, i -> c.deep(i, c.zone(), warnUm));
        if (track.warnAboveSince != before) {
            track.warnAboveSeq = firstSeq(c, warnUm);
        }
        if (above && (track.warnOn || heldLongEnough(c, track))) {
            track.warnOn = true;
            present(j, c, track.warnAboveSince, track.warnAboveSeq);
        } else if (above && !c.work().newest() && c.work().place() >= 0) {
            past(j, c, track, warnUm);
        }
    }

    /** A late reading may show that it was above the warning for a second, and is no more. */
    private static void past(Judgement j, DepthCase c, DepthTrack track, int warnUm) {
        RecentReadings recent = c.pen().recent;
        int first = c.work().place();
        int last = first;
        while (first > 0 && c.deep(first - 1, c.zone(), warnUm)) {
            first--;
        }
        while (last + 1 < recent.size && c.deep(last + 1, c.zone(), warnUm)) {
            last++;
        }
        if (recent.at[last] - recent.at[first] >= ABOVE_MS) {
            int clearUm = warnUm - Micrometres.DEADBAND;
            track.warnOn = true;
            track.warnClearSince = recent.heldSince(i -> c.shallow(i, c.zone(), clearUm), NEVER);
            present(j, c, recent.at[first], recent.seq[first]);
        }
    }

    private static long firstSeq(DepthCase c, int warnUm) {
        if (c.work().newest()) {
            return c.reading().seq();
        }
        RecentReadings recent = c.pen().recent;
        int first = recent.firstOfStretch(i -> c.deep(i, c.zone(), warnUm));
        return first == recent.size ? c.reading().seq() : recent.seq[first];
    }

    private static boolean heldLongEnough(DepthCase c, DepthTrack track) {
        return track.warnAboveSince != NEVER && c.pen().newestAt - track.warnAboveSince >= ABOVE_MS;
    }

    /** What a reading means for the condition in a zone the pen is or was deep in. */
    static void clear(Judgement j, DepthCase c, ZoneTrack zone, DepthTrack track) {
        if (zone != c.zone()) {
            int warnUm = zone.limit(c.declared(), j.table()).warnUm();
            track.warnAboveSince =
                    c.stretch(track.warnAboveSince, false, i -> c.deep(i, zone, warnUm));
        }
        if (!track.warnOn) {
            return;
        }
        int clearUm = zone.limit(c.declared(), j.table()).warnUm() - Micrometres.DEADBAND;
        boolean clear = zone != c.zone() || c.depthUm() <= clearUm;
        track.warnClearSince =
                c.stretch(track.warnClearSince, clear, i -> c.shallow(i, zone, clearUm));
        if (track.warnClearSince != NEVER && c.pen().newestAt - track.warnClearSince >= CLEAR_MS) {
            track.warnOn = false;
            track.warnClearSince = NEVER;
            if (zone.depth.values().stream().noneMatch(t -> t.warnOn)) {
                j.gone(DEPTH_ABOVE_WARNING, zone.place());
            }
        }
    }

    private static void hide(Judgement j, ZoneTrack zone) {
        boolean wasOn = false;
        for (DepthTrack track : zone.depth.values()) {
            wasOn |= track.warnOn;
            track.warnOn = false;
            track.warnAboveSince = NEVER;
            track.warnClearSince = NEVER;
        }
        if (wasOn) {
            j.gone(DEPTH_ABOVE_WARNING, zone.place());
        }
    }

    private static void present(Judgement j, DepthCase c, long since, long seq) {
        double warnMm = Micrometres.toMm(c.limit().warnUm());
        double depthMm = Micrometres.toMm(c.depthUm());
        j.present(
                new Condition(
                        DEPTH_ABOVE_WARNING,
                        Priority.LOW,
                        false,
                        c.zone().place(),
                        new AlarmId.Origin(c.pen().pen, c.reading().boot(), seq),
                        since,
                        depthMm,
                        warnMm,
                        "mm",
                        c.limit().warnReason(),
                        String.format(
                                Locale.ROOT,
                                "Depth %.2f mm is above the usual %.2f mm for %s (%s)",
                                depthMm,
                                warnMm,
                                c.zone().area,
                                c.declared().inWords())));
    }
}
