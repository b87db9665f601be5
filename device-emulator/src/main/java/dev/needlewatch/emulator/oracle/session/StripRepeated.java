package dev.needlewatch.emulator.oracle.session;

import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Rule;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The same strip glided in the same direction more than three times. Whether a strip is one of the
 * area or of the zone, and whether two pens' glides add up, is left open: what is too often by one
 * reading only may come.
 */
public final class StripRepeated implements Rule {
    static final int MOST = 3;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.STRIP_REPEATED);
    }

    @Override
    public List<ExpectedAlarm> judge(Transcript transcript, LimitsTable limits, Margin margin) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        Set<Object> certain = new HashSet<>();
        scan(transcript, StripRepeated::strictly)
                .forEach(
                        (place, reading) -> {
                            certain.add(reading.reading().area() + "");
                            expected.add(alarm(transcript, reading).build());
                        });
        scan(transcript, StripRepeated::loosely).values().stream()
                .filter(reading -> !certain.contains(reading.reading().area() + ""))
                .forEach(reading -> expected.add(alarm(transcript, reading).optional().build()));
        return expected;
    }

    private static Expect alarm(Transcript transcript, ReadingOf reading) {
        return Expect.alarm(transcript, AlarmCode.STRIP_REPEATED, reading.entry())
                .slack(Expect.ANY_ONSET)
                .latching(true);
    }

    /** What makes a strip one, and who glides. */
    private record Strip(Object place, @Nullable Object pen, Reading reading) {
        List<Object> line() {
            return Arrays.asList(place, pen, reading.strip(), reading.direction());
        }
    }

    private static Strip strictly(ReadingOf r) {
        return new Strip(r.place(), r.pen(), r.reading());
    }

    private static Strip loosely(ReadingOf r) {
        return new Strip(r.reading().area() + "", null, r.reading());
    }

    /** The reading with which the first strip of each place was glided too often. */
    private static Map<Object, ReadingOf> scan(
            Transcript transcript, Function<ReadingOf, Strip> strips) {
        Map<Object, ReadingOf> tooOften = new HashMap<>();
        Map<List<Object>, Integer> glides = new HashMap<>();
        Map<Object, List<Object>> last = new HashMap<>();
        for (ReadingOf reading : transcript.readings()) {
            Reading r = reading.reading();
            if (!r.needling() || r.strip() == null || r.direction() == null) {
                continue;
            }
            Strip strip = strips.apply(reading);
            List<Object> where = Arrays.asList(strip.place(), strip.pen());
            if (strip.line().equals(last.put(where, strip.line()))) {
                continue;
            }
            if (glides.merge(strip.line(), 1, Integer::sum) > MOST) {
                tooOften.putIfAbsent(strip.place(), reading);
            }
        }
        return tooOften;
    }
}
