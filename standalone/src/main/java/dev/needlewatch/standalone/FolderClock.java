package dev.needlewatch.standalone;

import dev.needlewatch.ingest.time.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The clock that a data folder belongs to: what was played fast lies in the future of what was
 * recorded in real time, so the two must never meet in one folder. A folder without a file of this
 * name belongs to the machine's clock.
 */
public final class FolderClock {
    private static final String FILE = "clock";
    private static final Pattern LINE = Pattern.compile("speed=(\\S+) origin=(\\S+)\\s*");
    private static final List<String> KEPT = List.of("broker", "store", "flink");

    private FolderClock() {}

    /**
     * The fast clock that a folder belongs to; null for the machine's.
     *
     * @throws OperatorMistake if the folder says something else
     */
    public static @Nullable WallClock of(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            Matcher line = LINE.matcher(Files.readString(file));
            if (line.matches()) {
                return new WallClock(
                        Instant.parse(line.group(2)).toEpochMilli(),
                        Double.parseDouble(line.group(1)));
            }
        } catch (IOException | RuntimeException e) {
            throw notUnderstood(file, e);
        }
        throw notUnderstood(file, null);
    }

    private static OperatorMistake notUnderstood(Path file, @Nullable Exception cause) {
        return new OperatorMistake(
                file
                        + " does not say which clock the folder belongs to: choose another with"
                        + " --data",
                cause);
    }

    /** What is wrong with using a folder by a clock; null if nothing is. */
    static @Nullable String fault(Path data, WallClock clock) {
        WallClock known = of(data);
        if (known == null) {
            return clock.real() || isFresh(data)
                    ? null
                    : "the folder "
                            + data
                            + " holds what was recorded in real time: a fast clock wants one of"
                            + " its own, choose it with --data";
        }
        return known.equals(clock)
                ? null
                : "the folder "
                        + data
                        + " belongs to a clock that runs x"
                        + known.speed()
                        + " since "
                        + Instant.ofEpochMilli(known.originMs())
                        + ": choose another with --data, or that clock";
    }

    /** Has a folder belong to a clock. */
    static void keep(Path data, WallClock clock) {
        if (clock.real()) {
            return;
        }
        try {
            Files.writeString(
                    data.resolve(FILE),
                    "speed="
                            + clock.speed()
                            + " origin="
                            + Instant.ofEpochMilli(clock.originMs())
                            + System.lineSeparator());
        } catch (IOException e) {
            throw new OperatorMistake(
                    "the folder " + data + " cannot be written to: choose another with --data", e);
        }
    }

    private static boolean isFresh(Path data) {
        return KEPT.stream().map(data::resolve).noneMatch(Files::exists);
    }
}
