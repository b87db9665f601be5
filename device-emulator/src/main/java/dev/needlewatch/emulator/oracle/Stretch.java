package dev.needlewatch.emulator.oracle;

import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A longest stretch of readings in a row of one pen that all have something about them, wherever
 * they are.
 *
 * @param readings at least one, in the order the pen took them
 */
public record Stretch(List<ReadingOf> readings) {
    /** Cuts the readings of one pen. */
    public static List<Stretch> of(List<ReadingOf> readings, Predicate<ReadingOf> has) {
        List<Stretch> stretches = new ArrayList<>();
        List<ReadingOf> open = new ArrayList<>();
        for (ReadingOf reading : readings) {
            if (has.test(reading)) {
                open.add(reading);
            } else if (!open.isEmpty()) {
                stretches.add(new Stretch(List.copyOf(open)));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            stretches.add(new Stretch(List.copyOf(open)));
        }
        return stretches;
    }

    public ReadingOf first() {
        return readings.get(0);
    }

    public ReadingOf last() {
        return readings.get(readings.size() - 1);
    }

    public long since() {
        return first().at();
    }

    /**
     * The reading that is the first to show that the stretch has lasted so long; empty if it never
     * does. One that is late may be overtaken by the next.
     */
    public Optional<ReadingOf> lasting(long ms) {
        return firstFrom(readings, since() + ms);
    }

    /** Of readings at or after a moment of the pen's time the one that was published first. */
    static Optional<ReadingOf> firstFrom(List<ReadingOf> readings, long at) {
        return readings.stream()
                .filter(r -> r.at() >= at)
                .min(Comparator.comparingLong(ReadingOf::wall));
    }

    /**
     * Wall time at which the first stretch after a moment of the pen's time has lasted so long;
     * empty if none does.
     */
    public static OptionalLong calm(
            List<ReadingOf> readings, long after, long ms, Predicate<ReadingOf> calm) {
        List<ReadingOf> rest = readings.stream().filter(r -> r.at() > after).toList();
        for (Stretch stretch : of(rest, calm)) {
            Optional<ReadingOf> reached = stretch.lasting(ms);
            if (reached.isPresent()) {
                return OptionalLong.of(reached.get().wall());
            }
        }
        return OptionalLong.empty();
    }
}
