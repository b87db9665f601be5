package dev.needlewatch.emulator.oracle.history;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A medical session less than 28 days after the client's last one is told of, less than 21 days
 * after it is medium; the seventh of a course, sessions less than 150 days apart, completes it.
 */
public final class Intervals implements ClinicRule {
    private static final long DAY_MS = 86_400_000L;
    private static final long TOO_SOON_MS = 21 * DAY_MS;
    private static final long SOON_MS = 28 * DAY_MS;
    private static final long COURSE_MS = 150 * DAY_MS;
    private static final int COURSE = 7;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.TREATMENT_TOO_SOON, AlarmCode.COURSE_COMPLETE);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        List<Visit> medical = Visit.in(chronicle).stream().filter(Visit::medical).toList();
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (Visit visit : medical) {
            List<Visit> before = medical.stream().filter(visit::followsOf).toList();
            if (!before.isEmpty()) {
                tooSoon(visit, before.get(before.size() - 1), margin, expected);
                courseComplete(visit, before, margin, expected);
            }
        }
        return expected;
    }

    private static void tooSoon(
            Visit visit, Visit last, Margin margin, List<ExpectedAlarm> expected) {
        long interval = visit.at() - last.at() + margin.wallMs();
        if (interval < SOON_MS) {
            boolean medium = interval < TOO_SOON_MS;
            expected.add(
                    Expect.alarm(visit.transcript(), AlarmCode.TREATMENT_TOO_SOON, visit.opening())
                            .priority(medium ? Priority.MEDIUM : Priority.INFO)
                            .latching(medium)
                            .build());
        }
    }

    private static void courseComplete(
            Visit visit, List<Visit> before, Margin margin, List<ExpectedAlarm> expected) {
        int number = 1;
        long next = visit.at();
        for (int i = before.size() - 1; i >= 0; i--) {
            if (next - before.get(i).at() + margin.wallMs() >= COURSE_MS) {
                break;
            }
            next = before.get(i).at();
            number++;
        }
        if (number >= COURSE) {
            expected.add(
                    Expect.alarm(visit.transcript(), AlarmCode.COURSE_COMPLETE, visit.opening())
                            .priority(Priority.INFO)
                            // "A 7th": of the eighth the contract does not speak.
                            .requiredIf(number == COURSE)
                            .build());
        }
    }
}
