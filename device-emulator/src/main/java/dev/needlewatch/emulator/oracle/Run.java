package dev.needlewatch.emulator.oracle;

import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A longest stretch of readings in a row, of one pen in one place, that all offend.
 *
 * @param place where
 * @param readings at least one, in the order the pen took them
 */
record Run(Place place, List<ReadingOf> readings) {

    long since() {
        return readings.get(0).at();
    }

    long last() {
        return readings.get(readings.size() - 1).at();
    }

    /** Cuts a transcript into the runs of offending readings, by onset. */
    static List<Run> of(Transcript transcript, Predicate<ReadingOf> offends) {
        Map<String, List<ReadingOf>> byPen = new LinkedHashMap<>();
        for (ReadingOf reading : transcript.readings()) {
            byPen.computeIfAbsent(reading.pen(), pen -> new ArrayList<>()).add(reading);
        }
        List<Run> runs = new ArrayList<>();
        byPen.values().forEach(readings -> cut(readings, offends, runs));
        runs.sort(java.util.Comparator.comparingLong(Run::since));
        return runs;
    }

    private static void cut(
            List<ReadingOf> readings, Predicate<ReadingOf> offends, List<Run> runs) {
        List<ReadingOf> open = new ArrayList<>();
        for (ReadingOf reading : readings) {
            boolean offending = offends.test(reading);
            boolean elsewhere = !open.isEmpty() && !open.get(0).place().equals(reading.place());
            if (!open.isEmpty() && (!offending || elsewhere)) {
                runs.add(new Run(open.get(0).place(), List.copyOf(open)));
                open.clear();
            }
            if (offending) {
                open.add(reading);
            }
        }
        if (!open.isEmpty()) {
            runs.add(new Run(open.get(0).place(), List.copyOf(open)));
        }
    }
}
