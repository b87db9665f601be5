package dev.needlewatch.streamjobs.record;

import java.util.Arrays;

/**
 * A set of whole numbers that mostly come one after the other, kept as ranges: memory is by gaps,
 * not by members. With more ranges than allowed the two lowest become one, and what lies between
 * them counts as a member. A Flink POJO: public members, and no others.
 */
public final class LongRanges {
    /** First and last of each range, ascending, no two touching. */
    public long[] bounds = {};

    public LongRanges() {}

    /**
     * Adds a number.
     *
     * @return whether it was not a member before
     */
    public boolean add(long value, int mostRanges) {
        int after = firstEndingAtOrAfter(value - 1);
        if (after == bounds.length) {
            insert(after, value);
        } else if (value >= bounds[after] && value <= bounds[after + 1]) {
            return false;
        } else if (value == bounds[after + 1] + 1) {
            return extendUp(after, value);
        } else if (value == bounds[after] - 1) {
            bounds[after] = value;
        } else {
            insert(after, value);
        }
        while (bounds.length > 2 * mostRanges) {
            joinLowest();
        }
        return true;
    }

    public boolean contains(long value) {
        int at = firstEndingAtOrAfter(value);
        return at < bounds.length && value >= bounds[at];
    }

    public void clear() {
        bounds = new long[0];
    }

    /** The highest member; {@link Long#MIN_VALUE} of an empty set. */
    public long highest() {
        return bounds.length == 0 ? Long.MIN_VALUE : bounds[bounds.length - 1];
    }

    private boolean extendUp(int range, long value) {
        bounds[range + 1] = value;
        int next = range + 2;
        if (next < bounds.length && bounds[next] == value + 1) {
            bounds[range + 1] = bounds[next + 1];
            remove(next);
        }
        return true;
    }

    /** The highest ranges are looked at first: what comes is mostly new. */
    private int firstEndingAtOrAfter(long value) {
        int at = bounds.length;
        while (at > 0 && bounds[at - 1] >= value) {
            at -= 2;
        }
        return at;
    }

    private void insert(int at, long value) {
        long[] wider = Arrays.copyOf(bounds, bounds.length + 2);
        System.arraycopy(bounds, at, wider, at + 2, bounds.length - at);
        wider[at] = value;
        wider[at + 1] = value;
        bounds = wider;
    }

    private void remove(int at) {
        long[] narrower = Arrays.copyOf(bounds, bounds.length - 2);
        System.arraycopy(bounds, at + 2, narrower, at, bounds.length - at - 2);
        bounds = narrower;
    }

    private void joinLowest() {
        bounds[1] = bounds[3];
        remove(2);
    }
}
