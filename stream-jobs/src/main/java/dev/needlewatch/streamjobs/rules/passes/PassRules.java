package dev.needlewatch.streamjobs.rules.passes;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_ABOVE_LIMIT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_NEAR_LIMIT;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.session.Declaration;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import java.util.Locale;

/**
 * PASSES_NEAR_LIMIT: total passes of area and zone above the warn column; ends above the limit or
 * when the session closes. PASSES_ABOVE_LIMIT: above the max column; ends when the session closes,
 * latches, and hides the other. Passes add up over pens and over a pen's restarts.
 */
public final class PassRules {
    private PassRules() {}

    /** Judges a reading. */
    public static void judge(
            Judgement j, PenTrack pen, ZoneTrack zone, Reading reading, Declaration declared) {
        Integer passes = reading.passes();
        if (passes == null || !zone.count(pen.pen, reading.boot(), passes)) {
            return;
        }
        EffectiveLimit limit = zone.limit(declared, j.table());
        AlarmId.Origin by = new AlarmId.Origin(pen.pen, reading.boot(), reading.seq());
        if (zone.passes > limit.maxPasses()) {
            if (zone.passesNear) {
                zone.passesNear = false;
                j.gone(PASSES_NEAR_LIMIT, zone.place());
            }
            zone.passesAbove = true;
            present(j, zone, by, reading.at(), limit.maxPasses());
        } else if (zone.passes > limit.warnPasses() && !zone.passesAbove) {
            zone.passesNear = true;
            present(j, zone, by, reading.at(), limit.warnPasses());
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
