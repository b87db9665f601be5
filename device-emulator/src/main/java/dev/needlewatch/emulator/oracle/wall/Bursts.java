package dev.needlewatch.emulator.oracle.wall;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.emulator.oracle.Published.Kind;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Five rejected payloads of one pen within 60 s of wall time, or five ERROR lines of its log; over
 * when there has been none for 60 s.
 */
public final class Bursts implements ClinicRule {
    private static final int MANY = 5;
    private static final long WINDOW_MS = 60_000;

    private static final Map<AlarmCode, Predicate<Published>> COUNTED =
            Map.of(
                    AlarmCode.READINGS_REJECTED,
                    p -> p.kind() == Kind.GARBAGE,
                    AlarmCode.LOG_ERROR_BURST,
                    Bursts::error);

    @Override
    public Set<AlarmCode> codes() {
        return COUNTED.keySet();
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        chronicle
                .byPen()
                .forEach(
                        (pen, all) ->
                                COUNTED.forEach(
                                        (code, counted) ->
                                                expected.addAll(
                                                        judge(
                                                                chronicle.clinic(),
                                                                code,
                                                                all.stream()
                                                                        .filter(counted)
                                                                        .toList(),
                                                                margin.wallMs()))));
        return expected;
    }

    private static List<ExpectedAlarm> judge(
            String clinic, AlarmCode code, List<Published> hits, long harderMs) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        int from = 0;
        for (int i = MANY - 1; i < hits.size(); i++) {
            int first = Math.max(i - MANY + 1, from);
            Published last = hits.get(i);
            if (i - first + 1 < MANY
                    || last.wall() - hits.get(first).wall() > WINDOW_MS - harderMs) {
                continue;
            }
            int end = i;
            while (end + 1 < hits.size()
                    && hits.get(end + 1).wall() - hits.get(end).wall() <= WINDOW_MS) {
                end++;
            }
            expected.add(
                    Expect.alarm(clinic, code, last.pen(), last.wall())
                            .slack(WINDOW_MS + Expect.SLACK_MS)
                            .ends(hits.get(end).wall() + WINDOW_MS)
                            .build());
            from = end + 1;
            i = end;
        }
        return expected;
    }

    private static boolean error(Published published) {
        return published.kind() == Kind.FIRST
                && published.message() instanceof LogLine line
                && line.level() == LogLevel.ERROR;
    }
}
