package dev.needlewatch.emulator.oracle;

import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Needling above the effective limit in two readings in a row, or in one by more than 0.30 mm; ends
 * at limit - 0.05 mm for 2 s.
 */
final class DepthAboveLimit implements Rule {
    static final long JUMP_UM = 300;
    static final long DEADBAND_UM = 50;
    static final long CALM_MS = 2_000;

    /** Below this depth a cosmetic session that is too deep is a medium alarm only. */
    private static final long COSMETIC_HIGH_UM = 500;

    /** An episode: the alarm, and from when to when its condition lasted. */
    record Episode(ExpectedAlarm alarm, long triggeredAt, long until) {}

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.DEPTH_ABOVE_LIMIT);
    }

    @Override
    public List<ExpectedAlarm> judge(Transcript transcript, LimitsTable limits, Margin margin) {
        return episodes(transcript, limits, margin).stream().map(Episode::alarm).toList();
    }

    List<Episode> episodes(Transcript transcript, LimitsTable table, Margin margin) {
        DepthScan scan = new DepthScan(transcript, table);
        List<Run> runs =
                Run.of(
                        transcript,
                        r -> r.reading().needling() && excess(scan, r) > margin.depthUm());
        List<Episode> episodes = new ArrayList<>();
        Map<Place, Long> lastOffence = new HashMap<>();
        for (Run run : runs) {
            ReadingOf trigger = trigger(scan, run, margin);
            if (trigger == null) {
                continue;
            }
            Long before = lastOffence.put(run.place(), run.last());
            if (before != null && run.since() - before < CALM_MS) {
                continue;
            }
            ExpectedAlarm alarm = alarm(transcript, scan, run, trigger);
            // A latched alarm whose condition returns: the same one goes on again, or another.
            episodes.add(
                    new Episode(
                            before == null ? alarm : alarm.asOptional(),
                            trigger.at(),
                            end(scan, run, trigger)));
        }
        return episodes;
    }

    private static @Nullable ReadingOf trigger(DepthScan scan, Run run, Margin margin) {
        for (int i = 0; i < run.readings().size(); i++) {
            ReadingOf reading = run.readings().get(i);
            if (i == 1 || excess(scan, reading) > JUMP_UM + margin.depthUm()) {
                return reading;
            }
        }
        return null;
    }

    private static ExpectedAlarm alarm(
            Transcript transcript, DepthScan scan, Run run, ReadingOf trigger) {
        DepthLimits limits = scan.limits(trigger);
        long worstUm = Math.max(DepthScan.depthUm(run.readings().get(0)), depth(trigger));
        return Expect.alarm(transcript, AlarmCode.DEPTH_ABOVE_LIMIT, trigger.entry())
                .at(run.place())
                .priorities(priorities(limits, worstUm))
                .limit(limits.limitMm(), limits.reason())
                .latching(true)
                .since(run.since())
                .ends(transcript.wallAt(trigger.pen(), deepUntil(transcript, scan, run) + CALM_MS))
                .build();
    }

    /** The pen's last reading of the place that was not shallow for two seconds since. */
    private static long deepUntil(Transcript transcript, DepthScan scan, Run run) {
        String pen = run.readings().get(0).pen();
        long last = run.last();
        for (ReadingOf reading : transcript.readingsByPen().getOrDefault(pen, List.of())) {
            if (reading.at() - last >= CALM_MS) {
                break;
            }
            boolean here = reading.at() > last && reading.place().equals(run.place());
            // On skin or not, turning or not: a pen that was halted may be as deep as before.
            if (here && excess(scan, reading) > -DEADBAND_UM) {
                last = reading.at();
            }
        }
        return last;
    }

    private static Set<Priority> priorities(DepthLimits limits, long worstUm) {
        if (limits.cosmetic()) {
            return Set.of(worstUm < COSMETIC_HIGH_UM ? Priority.MEDIUM : Priority.HIGH);
        }
        if (limits.reason() != LimitReason.TEST_AREA) {
            return Set.of(Priority.HIGH);
        }
        // "Only test-area binds": beyond the area's own limit too, the words allow both.
        return worstUm <= limits.withoutTestUm()
                ? Set.of(Priority.MEDIUM)
                : Set.of(Priority.HIGH, Priority.MEDIUM);
    }

    private static long end(DepthScan scan, Run run, ReadingOf trigger) {
        return scan.calmAfter(
                        run.place(),
                        trigger.at(),
                        CALM_MS,
                        r -> scan.limits(r).limitUm() - DEADBAND_UM)
                .orElse(Long.MAX_VALUE);
    }

    private static long excess(DepthScan scan, ReadingOf reading) {
        return depth(reading) - scan.limits(reading).limitUm();
    }

    private static long depth(ReadingOf reading) {
        return DepthScan.depthUm(reading);
    }
}
