package dev.needlewatch.streamjobs.rules.pen;

import java.util.Arrays;

/**
 * How many there were within the last 60 s of wall time, by whole seconds. State: public fields for
 * the serializer.
 */
public final class SlidingMinute {
    static final int SECONDS = 60;

    private static final long MOST = 10_000_000;

    /** The newest second, counted from the epoch. */
    public long second = Long.MIN_VALUE;

    /** The counts of the last {@value #SECONDS} seconds; a second's place is its remainder. */
    public int[] counts = new int[SECONDS];

    /** Counts some; {@code at} may lie up to a minute back. */
    void add(long at, long number) {
        long of = advance(at);
        if (of > second - SECONDS) {
            int place = (int) Math.floorMod(of, (long) SECONDS);
            counts[place] = (int) Math.max(0, Math.min(MOST, counts[place] + number));
        }
    }

    /** Takes one back, wherever there is one left. */
    void takeBack() {
        for (int i = 0; i < SECONDS; i++) {
            if (counts[i] > 0) {
                counts[i]--;
                return;
            }
        }
    }

    long sum(long now) {
        advance(now);
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    private long advance(long at) {
        long to = Math.floorDiv(at, 1_000L);
        if (second == Long.MIN_VALUE || to - second >= SECONDS) {
            Arrays.fill(counts, 0);
            second = to;
        }
        while (second < to) {
            second++;
            counts[(int) Math.floorMod(second, (long) SECONDS)] = 0;
        }
        return to;
    }
}
