package dev.needlewatch.emulator.oracle.wall;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.emulator.oracle.Published.Kind;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * At least ten messages, and more than 1 % of a pen's sequence, lost within 60 s of wall time; over
 * when none has been lost for 60 s. What only came late may have been taken for lost.
 */
public final class ReadingsLost implements ClinicRule {
    private static final int AT_LEAST = 10;
    private static final double SHARE = 0.01;
    private static final long WINDOW_MS = 60_000;

    /** A message that shows a gap before it. */
    private record Gap(Published shown, int missing, int neverCame) {}

    /** A stretch of wall time as a rule would look at it. */
    private record Window(int missing, int neverCame, long expected) {}

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.READINGS_LOST);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        chronicle.byPen().forEach((pen, all) -> judge(chronicle.clinic(), all, margin, expected));
        return expected;
    }

    private static void judge(
            String clinic, List<Published> all, Margin margin, List<ExpectedAlarm> expected) {
        List<Gap> gaps = gaps(all);
        Expect open = null;
        long lastLoss = 0;
        for (int i = 0; i < gaps.size(); i++) {
            long wall = gaps.get(i).shown().wall();
            if (open != null && wall - lastLoss > WINDOW_MS) {
                expected.add(open.ends(lastLoss + WINDOW_MS).build());
                open = null;
            }
            lastLoss = wall;
            Window window = window(gaps.subList(0, i + 1), all, WINDOW_MS - margin.wallMs());
            if (open == null && many(window.missing(), window, margin)) {
                open =
                        Expect.alarm(
                                        clinic,
                                        AlarmCode.READINGS_LOST,
                                        gaps.get(i).shown().pen(),
                                        wall)
                                .priority(Priority.LOW)
                                .slack(WINDOW_MS + Expect.SLACK_MS)
                                .requiredIf(many(window.neverCame(), window, margin));
            }
        }
        if (open != null) {
            expected.add(open.ends(lastLoss + WINDOW_MS).build());
        }
    }

    private static boolean many(int lost, Window window, Margin margin) {
        return lost >= AT_LEAST && lost > (SHARE + margin.share()) * window.expected();
    }

    private static Window window(List<Gap> gaps, List<Published> all, long lengthMs) {
        long until = gaps.get(gaps.size() - 1).shown().wall();
        int missing = 0;
        int neverCame = 0;
        for (Gap gap : gaps) {
            if (until - gap.shown().wall() <= lengthMs) {
                missing += gap.missing();
                neverCame += gap.neverCame();
            }
        }
        long came =
                all.stream()
                        .filter(p -> p.wall() <= until && until - p.wall() <= lengthMs)
                        .filter(p -> p.message() instanceof Sequenced)
                        .count();
        return new Window(missing, neverCame, came + missing);
    }

    private static List<Gap> gaps(List<Published> all) {
        Set<List<Long>> came = new HashSet<>();
        Deque<Published> told = new ArrayDeque<>();
        for (Published each : all) {
            if (each.kind() == Kind.FIRST && each.message() instanceof Sequenced m) {
                came.add(List.of(m.boot(), m.seq()));
                told.add(each);
            }
        }
        List<Gap> gaps = new ArrayList<>();
        long boot = -1;
        long next = 0;
        for (Published each : told) {
            if (!(each.message() instanceof Sequenced m)) {
                continue;
            }
            if (m.boot() > boot) {
                boot = m.boot();
                next = m.seq();
            }
            if (m.boot() == boot && m.seq() > next) {
                gaps.add(gap(each, boot, next, m.seq(), came));
            }
            next = m.boot() == boot ? Math.max(next, m.seq() + 1) : next;
        }
        return gaps;
    }

    private static Gap gap(Published shown, long boot, long from, long to, Set<List<Long>> came) {
        int never = 0;
        for (long seq = from; seq < to; seq++) {
            never += came.contains(List.of(boot, seq)) ? 0 : 1;
        }
        return new Gap(shown, (int) (to - from), never);
    }
}
