package dev.needlewatch.emulator.oracle;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_ABOVE_LIMIT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_NEAR_LIMIT;

import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Passes over one place, added up over pens and over the boots of each, against the warning and the
 * maximum; too many hides nearly too many.
 */
final class Passes implements Rule {
    @Override
    public Set<AlarmCode> codes() {
        return Set.of(PASSES_NEAR_LIMIT, PASSES_ABOVE_LIMIT);
    }

    @Override
    public List<ExpectedAlarm> judge(Transcript transcript, LimitsTable table, Margin margin) {
        DepthScan scan = new DepthScan(transcript, table);
        Map<Place, Tally> tallies = new HashMap<>();
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (ReadingOf reading : transcript.readings()) {
            Integer passes = reading.reading().passes();
            if (passes == null) {
                continue;
            }
            Tally tally = tallies.computeIfAbsent(reading.place(), place -> new Tally());
            tally.count(reading, passes);
            DepthLimits limits = scan.limits(reading);
            int total = tally.total();
            if (total > limits.maxPasses() && tally.raised.add(PASSES_ABOVE_LIMIT)) {
                tally.raised.add(PASSES_NEAR_LIMIT);
                expected.add(alarm(transcript, reading, PASSES_ABOVE_LIMIT, limits.maxPasses()));
            } else if (total > limits.warnPasses() && tally.raised.add(PASSES_NEAR_LIMIT)) {
                expected.add(alarm(transcript, reading, PASSES_NEAR_LIMIT, limits.warnPasses()));
            }
        }
        return expected;
    }

    private static ExpectedAlarm alarm(
            Transcript transcript, ReadingOf reading, AlarmCode code, int limit) {
        boolean above = code == PASSES_ABOVE_LIMIT;
        return Expect.alarm(transcript, code, reading.entry())
                .at(reading.place())
                .priority(above ? Priority.MEDIUM : Priority.LOW)
                .limit(limit, null)
                .latching(above)
                // With several pens, what is held back on the way shifts who crosses the line.
                .slack(transcript.readingsByPen().size() > 1 ? Expect.ANY_ONSET : Expect.SLACK_MS)
                .build();
    }

    /** The highest count of each pen and boot in one place. */
    private static final class Tally {
        private final Map<List<Object>, Integer> highest = new HashMap<>();
        private final Set<AlarmCode> raised = EnumSet.noneOf(AlarmCode.class);

        void count(ReadingOf reading, int passes) {
            highest.merge(List.of(reading.pen(), reading.reading().boot()), passes, Math::max);
        }

        int total() {
            return highest.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
