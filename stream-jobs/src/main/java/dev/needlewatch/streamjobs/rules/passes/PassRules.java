package dev.needlewatch.streamjobs.rules.passes;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_ABOVE_LIMIT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_NEAR_LIMIT;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.session.Declaration;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.session.Work;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import java.util.Locale;

/**
 * PASSES_NEAR_LIMIT: total passes of area and zone above the warn column; ends above the limit or
 * when the session closes. PASSES_ABOVE_LIMIT: above the max column; ends when the session closes,
 * latches, and hides the other. Passes add up over pens and over a pen's restarts. What was counted
 * before is judged anew when limits change or the session says what it is.
 */
public final class PassRules {
    private PassRules() {}

    /** Judges a reading. */
    public static void judge(Judgement j, Work work) {
        ZoneTrack zone = work.zone();
        Integer passes = work.reading().passes();
        boolean grown = passes != null && zone.count(work.pen().pen, work.reading().boot(), passes);
        if (zone.passes > 0) {
            EffectiveLimit limit = zone.limit(work.declared(), j.table());
            if (grown || changed(zone, limit)) {
                judge(j, zone, limit, work.by(), work.reading().at());
            }
        }
    }

    /** Judges what was counted so far by what the session declares now. */
    public static void declared(Judgement j, Declaration declared, AlarmId.Origin by, long at) {
        for (ZoneTrack zone : j.state().zones.values()) {
            EffectiveLimit limit = zone.limit(declared, j.table());
            if (changed(zone, limit)) {
                judge(j, zone, limit, by, at);
            }
        }
    }

    /** Nothing is told of passes any more, and the next reading finds what is above a limit. */
    public static void untold(SessionState state) {
        for (ZoneTrack zone : state.zones.values()) {
            zone.passesNear = false;
            zone.passesAbove = false;
        }
    }

    private static boolean changed(ZoneTrack zone, EffectiveLimit limit) {
        return !zone.passesAbove
                && (zone.passes > limit.maxPasses()
                        || (zone.passes > limit.warnPasses() && !zone.passesNear));
    }

    private static void judge(
            Judgement j, ZoneTrack zone, EffectiveLimit limit, AlarmId.Origin by, long at) {
        if (zone.passes > limit.maxPasses()) {
            if (zone.passesNear) {
                zone.passesNear = false;
                j.gone(PASSES_NEAR_LIMIT, zone.place());
            }
            zone.passesAbove = true;
            present(j, zone, by, at, limit.maxPasses());
        } else if (zone.passes > limit.warnPasses() && !zone.passesAbove) {
            zone.passesNear = true;
            present(j, zone, by, at, limit.warnPasses());
        }
    }

    private static void present(
            Judgement j, ZoneTrack zone, AlarmId.Origin by, long since, int limit) {
        boolean above = zone.passesAbove;
        AlarmCode code = above ? PASSES_ABOVE_LIMIT : PASSES_NEAR_LIMIT;
        j.present(
                new Condition(
                        code,
                        above ? Priority.MEDIUM : Priority.LOW,
                        above,
                        zone.place(),
                        by,
                        since,
                        (double) zone.passes,
                        (double) limit,
                        "passes",
                        LimitReason.AREA,
                        String.format(
                                Locale.ROOT,
                                above
                                        ? "%d passes are above %d for %s"
                                        : "%d passes are above the usual %d for %s",
                                zone.passes,
                                limit,
                                zone.area)));
    }
}
