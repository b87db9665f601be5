package dev.needlewatch.emulator.oracle.wall;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.emulator.oracle.Published.Kind;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Ten messages in a row more than 5 s off wall time; over after ten in a row within 2 s. What was
 * held back on the way is late though the clock is right: then the alarm may come.
 */
public final class ClockSkew implements ClinicRule {
    private static final int IN_A_ROW = 10;
    private static final long SKEWED_MS = 5_000;
    private static final long RIGHT_MS = 2_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.CLOCK_SKEW);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        chronicle
                .byPen()
                .forEach(
                        (pen, all) -> {
                            List<Published> told =
                                    all.stream().filter(p -> p.kind() == Kind.FIRST).toList();
                            judge(chronicle.clinic(), told, margin.wallMs(), expected);
                        });
        return expected;
    }

    private static void judge(
            String clinic, List<Published> told, long harderMs, List<ExpectedAlarm> expected) {
        int off = 0;
        int right = 0;
        int first = 0;
        Expect open = null;
        for (int i = 0; i < told.size(); i++) {
            long skew = Math.abs(skew(told.get(i)));
            first = off == 0 ? i : first;
            off = skew > SKEWED_MS + harderMs ? off + 1 : 0;
            right = skew <= RIGHT_MS ? right + 1 : 0;
            if (open == null && off == IN_A_ROW) {
                Published last = told.get(i);
                boolean heldBack = heldBack(told.get(first), last);
                open =
                        Expect.alarm(clinic, AlarmCode.CLOCK_SKEW, last.pen(), last.wall())
                                .since(at(told.get(first)))
                                .slack(heldBack ? Expect.ANY_ONSET : Expect.SLACK_MS)
                                .requiredIf(!heldBack);
            }
            if (open != null && right >= IN_A_ROW) {
                expected.add(open.ends(told.get(i).wall()).build());
                open = null;
            }
        }
        if (open != null) {
            expected.add(open.build());
        }
    }

    /** Sent faster than it was taken: it had been kept. */
    private static boolean heldBack(Published first, Published last) {
        return last.wall() - first.wall() < 0.7 * (at(last) - at(first));
    }

    private static long skew(Published published) {
        return at(published) - published.wall();
    }

    private static long at(Published published) {
        PenMessage message = published.message();
        return message == null ? published.wall() : message.at();
    }
}
