package dev.needlewatch.streamjobs.sink.influx.spool;

import java.util.Arrays;
import java.util.List;

/**
 * Remembers up to which time points of a series wait in the spool. A point that is not newer may be
 * a correction of one that waits: were it stored now, the older one would later be stored over it.
 * Series share a fixed number of places by their hash, so that memory is bounded; sharing only
 * sends a point to the spool that need not go there. For one thread.
 */
public final class SpooledTimes {
    private static final int PLACES = 1 << 16;

    private final long[] newest = new long[PLACES];

    /** Nothing waits. */
    public SpooledTimes() {
        clear();
    }

    /** Nothing waits any more. */
    public void clear() {
        Arrays.fill(newest, Long.MIN_VALUE);
    }

    /** It is not known what waits; nothing of it is newer than this, ns. */
    public void allUpTo(long timeNanos) {
        Arrays.fill(newest, timeNanos);
    }

    /** These lines went to the spool. */
    public void spooled(List<String> lines) {
        for (String line : lines) {
            int place = place(line);
            newest[place] = Math.max(newest[place], time(line));
        }
    }

    /** Whether a line must wait behind what waits. */
    public boolean mustFollow(String line) {
        return time(line) <= newest[place(line)];
    }

    private static long time(String line) {
        return Long.parseLong(line, line.lastIndexOf(' ') + 1, line.length(), 10);
    }

    private static int place(String line) {
        int end = line.indexOf(' ');
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end = line.indexOf(' ', end + 1);
        }
        int hash = 0;
        for (int i = 0; i < end; i++) {
            hash = 31 * hash + line.charAt(i);
        }
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
