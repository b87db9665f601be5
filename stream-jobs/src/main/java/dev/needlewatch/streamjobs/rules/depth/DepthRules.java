package dev.needlewatch.streamjobs.rules.depth;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.session.Declaration;
import dev.needlewatch.streamjobs.rules.session.DepthTrack;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.Micrometres;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import java.util.List;

/** The DEPTH family: puts a reading in its place and lets each rule look at it. */
public final class DepthRules {
    private DepthRules() {}

    /** Judges a reading. */
    public static void judge(
            Judgement j, PenTrack pen, ZoneTrack zone, Reading reading, Declaration declared) {
        EffectiveLimit limit = zone.limit(declared, j.table());
        int depthUm = Micrometres.of(reading.depthMm());
        boolean needling = reading.needling();
        boolean above = needling && depthUm > limit.maxUm();
        int place = -1;
        boolean newest = false;
        if (reading.boot() == pen.recentBoot) {
            newest = pen.recent.follows(reading.seq());
            place =
                    pen.recent.insert(
                            reading.seq(), reading.at(), zone.number, above ? depthUm : 0);
        }
        if (newest) {
            pen.newestAt = reading.at();
        }
        if (needling && depthUm > zone.deepestUm) {
            zone.deepestUm = depthUm;
        }
        boolean concerned = above || (needling && depthUm > limit.warnUm());
        if (!concerned && pen.deepIn.isEmpty()) {
            return;
        }
        DepthTrack track = zone.depth.computeIfAbsent(pen.pen, p -> new DepthTrack());
        DepthCase c =
                new DepthCase(pen, zone, track, reading, declared, limit, depthUm, place, newest);
        clearWhereDeep(j, c);
        DepthAboveLimit.judge(j, c);
        DepthAboveWarning.judge(j, c);
        note(pen.deepIn, zone, track);
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
        String key = SessionState.key(zone);
        if (track.concerned() && !deepIn.contains(key)) {
            deepIn.add(key);
        } else if (!track.concerned()) {
            deepIn.remove(key);
        }
    }
}
