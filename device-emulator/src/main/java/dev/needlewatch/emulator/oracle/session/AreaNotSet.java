package dev.needlewatch.emulator.oracle.session;

import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Rule;
import dev.needlewatch.emulator.oracle.Stretch;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Needling for 1 s with no area, or with one that nobody knows; ends with a known one. */
public final class AreaNotSet implements Rule {
    static final long DELAY_MS = 1_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.AREA_NOT_SET);
    }

    @Override
    public List<ExpectedAlarm> judge(Transcript transcript, LimitsTable limits, Margin margin) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        boolean onePen = transcript.readingsByPen().size() == 1;
        for (List<ReadingOf> readings : transcript.readingsByPen().values()) {
            long onUntil = Long.MIN_VALUE;
            for (Stretch stretch : Stretch.of(readings, r -> astray(r, limits))) {
                Optional<ReadingOf> complete = stretch.lasting(DELAY_MS + margin.durationMs());
                if (complete.isEmpty() || stretch.since() < onUntil) {
                    continue;
                }
                OptionalLong ends =
                        Stretch.calm(readings, stretch.since(), 0, r -> known(r, limits));
                onUntil = ends.orElse(Long.MAX_VALUE);
                expected.add(
                        Expect.alarm(transcript, AlarmCode.AREA_NOT_SET, complete.get().entry())
                                .since(stretch.since())
                                .ends(ends.isPresent() ? ends.getAsLong() : null)
                                .requiredIf(onePen || expected.isEmpty())
                                .build());
            }
        }
        return expected;
    }

    private static boolean astray(ReadingOf reading, LimitsTable limits) {
        return reading.reading().needling() && !known(reading, limits);
    }

    private static boolean known(ReadingOf reading, LimitsTable limits) {
        String area = reading.reading().area();
        return area != null
                && !area.equals(LimitsTable.UNKNOWN)
                && limits.areas().containsKey(area);
    }
}
