package dev.needlewatch.ingest.source.reader;

/** Counts something that may happen often, and says which times are worth a log line. */
final class Occurrences {
    private static final long ALL_UP_TO = 10;
    private long count;

    /** True for the first ten, then at powers of two. */
    boolean next() {
        count++;
        return count <= ALL_UP_TO || Long.bitCount(count) == 1;
    }

    long count() {
        return count;
    }

    void reset() {
        count = 0;
    }
}
