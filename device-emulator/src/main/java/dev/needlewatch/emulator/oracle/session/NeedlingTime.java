package dev.needlewatch.emulator.oracle.session;

import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Rule;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Half an hour of needling in a session is low, forty minutes are medium. How the time between two
 * readings is counted, and that of two pens at once, is left open.
 */
public final class NeedlingTime implements Rule {
    static final long LOW_MS = 30 * 60_000;
    static final long MEDIUM_MS = 40 * 60_000;

    /** A longer gap between two readings is not certain to have been needling, ms. */
    static final long GAP_MS = 1_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.NEEDLING_TIME);
    }

    @Override
    public List<ExpectedAlarm> judge(Transcript transcript, LimitsTable limits, Margin margin) {
        // A gap's worth of time hangs on each reading at the edge of a stretch: allow for it.
        long shift = 100 * margin.durationMs();
        boolean onePen = transcript.readingsByPen().size() == 1;
        List<ExpectedAlarm> expected = new ArrayList<>();
        ReadingOf before = null;
        long total = 0;
        Expect alarm = null;
        for (ReadingOf reading : transcript.readings()) {
            total += needled(before, reading);
            before = reading;
            if (alarm == null && total >= LOW_MS + shift) {
                alarm =
                        Expect.alarm(transcript, AlarmCode.NEEDLING_TIME, reading.entry())
                                .priority(Priority.LOW)
                                .slack(Expect.ANY_ONSET)
                                .requiredIf(onePen);
            }
        }
        if (alarm != null) {
            expected.add(
                    (total >= MEDIUM_MS + shift ? alarm.rising(Priority.MEDIUM) : alarm).build());
        }
        return expected;
    }

    private static long needled(@Nullable ReadingOf before, ReadingOf reading) {
        if (before == null || !before.reading().needling() || !reading.reading().needling()) {
            return 0;
        }
        long gap = reading.at() - before.at();
        return gap <= GAP_MS ? gap : 0;
    }
}
