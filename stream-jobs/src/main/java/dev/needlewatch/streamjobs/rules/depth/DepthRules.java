package dev.needlewatch.streamjobs.rules.depth;

import dev.needlewatch.streamjobs.rules.session.DepthTrack;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.Micrometres;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.Work;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import java.util.List;

/** The DEPTH family: puts a reading in its place and lets each rule look at it. */
public final class DepthRules {
    private DepthRules() {}

    /** Judges a reading. */
    public static void judge(Judgement j, Work work) {
        PenTrack pen = work.pen();
        ZoneTrack zone = work.zone();
        EffectiveLimit limit = zone.limit(work.declared(), j.table());
        int depthUm = Micrometres.of(work.reading().depthMm());
        boolean needling = work.reading().needling();
        if (needling && depthUm > zone.deepestUm) {
            zone.deepestUm = depthUm;
        }
        boolean concerned = needling && (depthUm > limit.maxUm() || depthUm > limit.warnUm());
        if (concerned || !pen.deepIn.isEmpty()) {
            DepthTrack track = zone.depth.computeIfAbsent(pen.pen, p -> new DepthTrack());
            DepthCase c = new DepthCase(work, track, limit, depthUm);
            clearWhereDeep(j, c);
            DepthAboveLimit.judge(j, c);
            DepthAboveWarning.judge(j, c);
            note(pen.deepIn, zone, track);
        }
        DepthNotReduced.judge(j, work, limit);
    }

    /** Lets the reading count against the conditions the pen already has, here and elsewhere. */
    private static void clearWhereDeep(Judgement j, DepthCase c) {
        List<String> deepIn = c.pen().deepIn;
        for (int i = deepIn.size() - 1; i >= 0; i--) {
            ZoneTrack zone = j.state().zones.get(deepIn.get(i));
            DepthTrack track = zone == null ? null : zone.depth.get(c.pen().pen);
            if (zone == null || track == null) {
                throw new IllegalStateException("a pen is deep in a zone nobody knows");
            }
            DepthAboveLimit.clear(j, c, zone, track);
            DepthAboveWarning.clear(j, c, zone, track);
            if (!track.concerned()) {
                deepIn.remove(i);
            }
        }
    }

    private static void note(List<String> deepIn, ZoneTrack zone, DepthTrack track) {
        String key = zone.key();
        if (track.concerned() && !deepIn.contains(key)) {
            deepIn.add(key);
        } else if (!track.concerned()) {
            deepIn.remove(key);
        }
    }
}
