package dev.needlewatch.streamjobs.rules.depth;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_NOT_REDUCED;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.Micrometres;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.RecentReadings;
import dev.needlewatch.streamjobs.rules.session.Work;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import java.util.Locale;

/**
 * DEPTH_NOT_REDUCED: first needling in a bony or thin area after another area, the dial above the
 * new area's warning and not lower than in the last area. Ends when the dial is at the warning or
 * below, or the area is left. Latches. Hidden while DEPTH_ABOVE_LIMIT is present in the area; once
 * that has ended, it is told again if the dial was not turned down meanwhile.
 */
final class DepthNotReduced {
    private DepthNotReduced() {}

    static void judge(Judgement j, Work work, EffectiveLimit limit) {
        PenTrack pen = work.pen();
        if (pen.notReducedIn != null && work.newest()) {
            goOn(j, work, pen.notReducedIn);
        }
        if (work.place() < 0 || !work.reading().needling()) {
            return;
        }
        entered(j, work, work.place(), limit);
        if (!work.newest()) {
            // A late reading may show that the one after it was the first in its area.
            int next = pen.recent.needlingAfter(work.place());
            if (next >= 0 && pen.recent.zone[next] == work.zone().number) {
                entered(j, work, next, limit);
            } else if (next >= 0) {
                ZoneTrack in = j.state().zone(pen.recent.zone[next]);
                if (in != null) {
                    Work then = new Work(pen, in, work.reading(), work.declared(), next, false, 0);
                    entered(j, then, next, in.limit(work.declared(), j.table()));
                }
            }
        }
    }

    /** Whether the reading at a place is the first in a bony or thin area, and the dial is up. */
    private static void entered(Judgement j, Work work, int place, EffectiveLimit limit) {
        PenTrack pen = work.pen();
        RecentReadings recent = pen.recent;
        int before = recent.needlingBefore(place);
        int zoneBefore = before < 0 ? recent.zoneBefore : recent.zone[before];
        if (zoneBefore == RecentReadings.NONE
                || zoneBefore == work.zone().number
                || !work.zone().row(j.table()).bonyOrThin()) {
            return;
        }
        ZoneTrack last = j.state().zone(zoneBefore);
        int setBefore = before < 0 ? recent.needledSetUm : recent.setAt(before);
        int set = recent.setAt(place);
        if (last == null
                || last.area.equals(work.zone().area)
                || setBefore == RecentReadings.NONE
                || set <= limit.warnUm()
                || set < setBefore) {
            return;
        }
        begin(j, work, place, setBefore);
        for (int i = place + 1; i < recent.size && pen.notReducedIn != null; i++) {
            if (over(j, work.zone(), recent.zone[i], recent.setUm[i], limit)) {
                end(j, pen, work.zone());
            }
        }
    }

    private static void begin(Judgement j, Work work, int place, int setBefore) {
        PenTrack pen = work.pen();
        String key = work.zone().key();
        if (pen.notReducedIn != null && !pen.notReducedIn.equals(key)) {
            ZoneTrack former = j.state().zones.get(pen.notReducedIn);
            if (former != null) {
                end(j, pen, former);
            }
        }
        pen.notReducedIn = key;
        pen.notReducedFromUm = setBefore;
        pen.notReducedHidden = hidden(j, work.zone());
        if (!pen.notReducedHidden) {
            present(j, work, work.zone(), place);
        }
    }

    /** The newest reading of a pen that came to an area with its dial up. */
    private static void goOn(Judgement j, Work work, String key) {
        PenTrack pen = work.pen();
        ZoneTrack in = j.state().zones.get(key);
        if (in == null) {
            throw new IllegalStateException("a dial is up in a zone nobody knows");
        }
        Double setMm = work.reading().setDepthMm();
        int set = setMm == null ? RecentReadings.NONE : Micrometres.of(setMm);
        if (over(j, in, work.zone().number, set, in.limit(work.declared(), j.table()))) {
            end(j, pen, in);
        } else if (hidden(j, in)) {
            pen.notReducedHidden = true;
            AlarmBook.hide(j.telling(), DEPTH_NOT_REDUCED, in.place());
        } else if (pen.notReducedHidden && work.reading().needling()) {
            pen.notReducedHidden = false;
            if (pen.recent.setAt(work.place()) >= pen.notReducedFromUm) {
                present(j, work, in, work.place());
            } else {
                pen.notReducedIn = null;
            }
        }
    }

    private static boolean over(
            Judgement j, ZoneTrack in, int zone, int set, EffectiveLimit limit) {
        if (zone == in.number) {
            return set != RecentReadings.NONE && set <= limit.warnUm();
        }
        ZoneTrack now = j.state().zone(zone);
        return now == null
                || !now.area.equals(in.area)
                || (set != RecentReadings.NONE && set <= limit.warnUm());
    }

    private static void end(Judgement j, PenTrack pen, ZoneTrack in) {
        String key = pen.notReducedIn;
        pen.notReducedIn = null;
        pen.notReducedHidden = false;
        for (PenTrack other : j.state().pens.values()) {
            if (other.notReducedIn != null && other.notReducedIn.equals(key)) {
                return;
            }
        }
        j.gone(DEPTH_NOT_REDUCED, in.place());
    }

    /** A higher alarm of the family stands in the area. */
    private static boolean hidden(Judgement j, ZoneTrack in) {
        for (ZoneTrack zone : j.state().zones.values()) {
            if (zone.area.equals(in.area) && DepthAboveLimit.onForAny(zone)) {
                return true;
            }
        }
        return false;
    }

    private static void present(Judgement j, Work work, ZoneTrack in, int place) {
        PenTrack pen = work.pen();
        EffectiveLimit limit = in.limit(work.declared(), j.table());
        double setMm = Micrometres.toMm(pen.recent.setAt(place));
        double warnMm = Micrometres.toMm(limit.warnUm());
        j.present(
                new Condition(
                        DEPTH_NOT_REDUCED,
                        Priority.MEDIUM,
                        true,
                        in.place(),
                        new AlarmId.Origin(pen.pen, work.reading().boot(), pen.recent.seq[place]),
                        pen.recent.at[place],
                        setMm,
                        warnMm,
                        "mm",
                        limit.warnReason(),
                        String.format(
                                Locale.ROOT,
                                "The dial is at %.2f mm, not turned down to %.2f mm for %s",
                                setMm,
                                warnMm,
                                in.area)));
    }
}
