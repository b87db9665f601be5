package dev.needlewatch.emulator.oracle;

import dev.needlewatch.emulator.oracle.DepthAboveLimit.Episode;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Needling above the warning for 1 s; ends at warning - 0.05 mm for 3 s; hidden while the depth is
 * above the limit.
 */
final class DepthAboveWarning implements Rule {
    static final long DELAY_MS = 1_000;
    static final long CALM_MS = 3_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.DEPTH_ABOVE_WARNING);
    }

    @Override
    public List<ExpectedAlarm> judge(Transcript transcript, LimitsTable table, Margin margin) {
        DepthScan scan = new DepthScan(transcript, table);
        List<Episode> higher = new DepthAboveLimit().episodes(transcript, table, margin);
        List<Run> runs = Run.of(transcript, r -> above(scan, r, margin));
        List<ExpectedAlarm> expected = new ArrayList<>();
        Map<Place, Long> lastOffence = new HashMap<>();
        for (Run run : runs) {
            Optional<ReadingOf> trigger =
                    Stretch.firstFrom(run.readings(), run.since() + DELAY_MS + margin.durationMs());
            if (trigger.isEmpty()) {
                continue;
            }
            Long before = lastOffence.put(run.place(), run.last());
            Hiding hiding = hiding(higher, run, trigger.get());
            boolean sameAlarm = before != null && run.since() - before < CALM_MS;
            if (sameAlarm || hiding == Hiding.HIDDEN) {
                continue;
            }
            ExpectedAlarm alarm = alarm(transcript, scan, run, trigger.get());
            boolean endedBefore = before == null || calmBetween(scan, run, before);
            expected.add(endedBefore && hiding == Hiding.NONE ? alarm : alarm.asOptional());
        }
        return expected;
    }

    /** What an alarm of the higher code does to a warning in the same place. */
    private enum Hiding {
        NONE,
        HIDDEN,
        /** It was there before: still latched, perhaps, and whether that hides is left open. */
        OPEN
    }

    private static Hiding hiding(List<Episode> higher, Run run, ReadingOf trigger) {
        Hiding hiding = Hiding.NONE;
        for (Episode episode : higher) {
            if (!run.place().equals(episode.alarm().place())
                    || episode.triggeredAt() > trigger.at()) {
                continue;
            }
            if (trigger.at() < episode.until()) {
                return run.last() > episode.until() ? Hiding.OPEN : Hiding.HIDDEN;
            }
            hiding = Hiding.OPEN;
        }
        return hiding;
    }

    private static boolean above(DepthScan scan, ReadingOf reading, Margin margin) {
        DepthLimits limits = scan.limits(reading);
        return reading.reading().needling()
                && !limits.cosmetic()
                && DepthScan.depthUm(reading) - limits.warnUm() > margin.depthUm();
    }

    private static boolean calmBetween(DepthScan scan, Run run, long before) {
        OptionalLong calm =
                scan.calmAfter(
                        run.place(),
                        before + 1,
                        CALM_MS,
                        r -> scan.limits(r).warnUm() - DepthAboveLimit.DEADBAND_UM);
        return calm.isPresent() && calm.getAsLong() < run.since();
    }

    private static ExpectedAlarm alarm(
            Transcript transcript, DepthScan scan, Run run, ReadingOf trigger) {
        DepthLimits limits = scan.limits(trigger);
        return Expect.alarm(transcript, AlarmCode.DEPTH_ABOVE_WARNING, trigger.entry())
                .at(run.place())
                .priority(Priority.LOW)
                .limit(Micrometres.toMm(limits.warnUm()), limits.warnReason())
                .since(run.since())
                .ends(transcript.wallAt(trigger.pen(), run.last() + CALM_MS))
                .build();
    }
}
