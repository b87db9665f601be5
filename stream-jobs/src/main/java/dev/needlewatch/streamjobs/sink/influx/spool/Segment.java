package dev.needlewatch.streamjobs.sink.influx.spool;

import java.util.Comparator;
import org.apache.flink.core.fs.Path;

/**
 * A file of batches. Its name begins with when it was begun, so that names sort by age.
 *
 * @param begunAt wall time, ms
 */
public record Segment(Path file, long begunAt, long bytes) {
    static final String SUFFIX = ".points";
    static final Comparator<Segment> OLDEST_FIRST = Comparator.comparing(Segment::name);

    String name() {
        return file.getName();
    }

    static String name(long begunAt, long number, String writer) {
        return "%016d-%08d-%s%s".formatted(begunAt, number, writer, SUFFIX);
    }

    static boolean isName(String name) {
        return name.endsWith(SUFFIX) && name.matches("\\d{16}-.*");
    }

    static Segment of(Path file, long bytes) {
        return new Segment(file, Long.parseLong(file.getName().substring(0, 16)), bytes);
    }
}
