package dev.needlewatch.emulator.oracle.session;

import dev.needlewatch.emulator.oracle.DepthLimits;
import dev.needlewatch.emulator.oracle.DepthScan;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Micrometres;
import dev.needlewatch.emulator.oracle.Rule;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first needling in a bony or thin area after another area, with the dial above the new area's
 * warning and not lower than in the last area. A depth above the limit at the same moment hides it.
 */
public final class DepthNotReduced implements Rule {
    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.DEPTH_NOT_REDUCED);
    }

    @Override
    public List<ExpectedAlarm> judge(Transcript transcript, LimitsTable table, Margin margin) {
        DepthScan scan = new DepthScan(transcript, table);
        boolean onePen = transcript.readingsByPen().size() == 1;
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (List<ReadingOf> readings : transcript.readingsByPen().values()) {
            Set<String> before = new HashSet<>();
            List<ReadingOf> needling =
                    readings.stream().filter(r -> r.reading().needling()).toList();
            for (int i = 1; i < needling.size(); i++) {
                ReadingOf now = needling.get(i);
                if (!entersTooDeep(needling.get(i - 1), now, scan, margin)) {
                    continue;
                }
                boolean first = before.add(String.valueOf(now.reading().area()));
                boolean hidden = deepSoon(needling.subList(i, needling.size()), scan);
                expected.add(
                        Expect.alarm(transcript, AlarmCode.DEPTH_NOT_REDUCED, now.entry())
                                .latching(true)
                                .ends(end(readings, now, scan))
                                .requiredIf(first && onePen && !hidden)
                                .build());
            }
        }
        return expected;
    }

    private static boolean entersTooDeep(
            ReadingOf last, ReadingOf now, DepthScan scan, Margin margin) {
        Double dial = now.reading().setDepthMm();
        Double lastDial = last.reading().setDepthMm();
        if (Objects.equals(last.reading().area(), now.reading().area())
                || dial == null
                || lastDial == null
                || now.reading().area() == null) {
            return false;
        }
        DepthLimits limits = scan.limits(now);
        return scan.delicate(now)
                && !limits.cosmetic()
                && Micrometres.of(dial) - limits.warnUm() > margin.depthUm()
                && Micrometres.of(dial) >= Micrometres.of(lastDial);
    }

    /** Whether the limit itself is exceeded while the pen arrives. */
    private static boolean deepSoon(List<ReadingOf> from, DepthScan scan) {
        return from.stream()
                .limit(3)
                .anyMatch(r -> Micrometres.of(r.reading().depthMm()) > scan.limits(r).limitUm());
    }

    private static @Nullable Long end(List<ReadingOf> readings, ReadingOf onset, DepthScan scan) {
        return readings.stream()
                .filter(r -> r.at() > onset.at())
                .filter(r -> over(r, onset, scan))
                .map(ReadingOf::wall)
                .findFirst()
                .orElse(null);
    }

    private static boolean over(ReadingOf later, ReadingOf onset, DepthScan scan) {
        Double dial = later.reading().setDepthMm();
        return !Objects.equals(later.reading().area(), onset.reading().area())
                || (dial != null && Micrometres.of(dial) <= scan.limits(later).warnUm());
    }
}
