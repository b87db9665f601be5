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
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ten messages in a row more than 5 s off wall time; over after ten in a row within 2 s. What was
 * held back on the way is late though the clock is right: then the alarm may come.
 *
 * <p>Session events are published by "pen or tablet", whose clocks may differ, and what is older
 * than the newest is "late": whether these count in a row about the pen's clock is left open. Rows
 * are therefore read twice, with them and without; what stands both times must come.
 */
public final class ClockSkew implements ClinicRule {
    private static final int IN_A_ROW = 10;
    private static final long SKEWED_MS = 5_000;
    private static final long RIGHT_MS = 2_000;

    /** The two readings' ends further apart than this leave the end open, ms. */
    private static final long ONE_END_MS = 2_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.CLOCK_SKEW);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (List<Published> all : chronicle.byPen().values()) {
            List<Published> told = all.stream().filter(p -> p.kind() == Kind.FIRST).toList();
            expected.addAll(
                    both(
                            rows(chronicle.clinic(), told, margin.wallMs()),
                            rows(chronicle.clinic(), ownInOrder(told), margin.wallMs())));
        }
        return expected;
    }

    /** What both readings find is certain; what one finds may come. */
    private static List<ExpectedAlarm> both(List<ExpectedAlarm> wide, List<ExpectedAlarm> narrow) {
        List<ExpectedAlarm> all = new ArrayList<>();
        List<ExpectedAlarm> left = new ArrayList<>(wide);
        for (ExpectedAlarm own : narrow) {
            ExpectedAlarm same =
                    left.stream().filter(other -> overlap(own, other)).findFirst().orElse(null);
            left.remove(same);
            all.add(same == null ? own.asOptional() : common(own, same));
        }
        left.forEach(alarm -> all.add(alarm.asOptional()));
        return all;
    }

    private static ExpectedAlarm common(ExpectedAlarm own, ExpectedAlarm other) {
        boolean alike = own.since() == other.since() && own.dueAt() == other.dueAt();
        return Expect.like(own)
                .due(Math.max(own.dueAt(), other.dueAt()))
                .slack(alike ? own.slackMs() : Expect.ANY_ONSET)
                .ends(end(own.endsAt(), other.endsAt()))
                .requiredIf(other.required())
                .build();
    }

    private static @Nullable Long end(@Nullable Long a, @Nullable Long b) {
        return a == null || b == null || Math.abs(a - b) > ONE_END_MS ? null : Math.min(a, b);
    }

    private static boolean overlap(ExpectedAlarm a, ExpectedAlarm b) {
        return a.dueAt() <= until(b) && b.dueAt() <= until(a);
    }

    private static long until(ExpectedAlarm alarm) {
        Long ends = alarm.endsAt();
        return ends == null ? Long.MAX_VALUE : ends;
    }

    /** Without session events, and without what is older than the newest of its boot. */
    private static List<Published> ownInOrder(List<Published> told) {
        List<Published> own = new ArrayList<>();
        long boot = Long.MIN_VALUE;
        long newest = Long.MIN_VALUE;
        for (Published each : told) {
            if (each.message() instanceof SessionEvent) {
                continue;
            }
            if (each.message() instanceof Sequenced message) {
                if (message.boot() == boot && message.seq() < newest) {
                    continue;
                }
                boot = message.boot();
                newest = message.seq();
            }
            own.add(each);
        }
        return own;
    }

    private static List<ExpectedAlarm> rows(String clinic, List<Published> told, long harderMs) {
        List<ExpectedAlarm> expected = new ArrayList<>();
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
        return expected;
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
