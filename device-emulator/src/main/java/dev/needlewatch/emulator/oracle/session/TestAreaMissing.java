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
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A medical session with 1 s of needling outside the zone {@code test} before any test area is told
 * of. Needling that is broken off before the second is over may be added up or not.
 */
public final class TestAreaMissing implements Rule {
    static final long DELAY_MS = 1_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.TEST_AREA_MISSING);
    }

    @Override
    public List<ExpectedAlarm> judge(Transcript transcript, LimitsTable limits, Margin margin) {
        boolean cosmetic =
                transcript.opened().filter(o -> o.treatment() == Treatment.COSMETIC).isPresent();
        if (cosmetic) {
            return List.of();
        }
        List<Transcript.Entry> tests = transcript.events(SessionEvent.TestArea.class);
        long tested = tests.isEmpty() ? Long.MAX_VALUE : tests.get(0).message().at();
        Long ends = tests.isEmpty() ? null : tests.get(0).wall();
        long delay = DELAY_MS + margin.durationMs();
        return onset(transcript, tested, delay).stream()
                .map(
                        reading ->
                                Expect.alarm(
                                                transcript,
                                                AlarmCode.TEST_AREA_MISSING,
                                                reading.entry())
                                        .since(reading.at() - DELAY_MS)
                                        .slack(10 * DELAY_MS)
                                        .latching(true)
                                        .ends(ends)
                                        .requiredIf(transcript.opened().isPresent())
                                        .build())
                .toList();
    }

    private static Optional<ReadingOf> onset(Transcript transcript, long tested, long delay) {
        Stream<Optional<ReadingOf>> lasting =
                transcript.readingsByPen().values().stream()
                        .flatMap(
                                readings -> Stretch.of(readings, r -> untested(r, tested)).stream())
                        .map(stretch -> stretch.lasting(delay));
        return lasting.flatMap(Optional::stream)
                .min(java.util.Comparator.comparingLong(ReadingOf::at));
    }

    private static boolean untested(ReadingOf reading, long tested) {
        return reading.at() < tested
                && reading.reading().needling()
                && !Reading.TEST_ZONE.equals(reading.reading().zone());
    }
}
