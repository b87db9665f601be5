package dev.needlewatch.streamjobs.rules.sequence;

import java.util.Arrays;

/**
 * Which sequence numbers of one boot of one pen were seen, as disjoint runs in ascending order.
 *
 * <p>A pen that loses nothing costs one run. At most {@value #MOST_RUNS} runs are kept; beyond that
 * the oldest gap is closed, so that a message older than the {@value #MOST_RUNS} newest gaps counts
 * as a duplicate.
 */
public final class SeenSequence {
    static final int MOST_RUNS = 256;

    /** First and last number of each run, one after the other. Public for the state serializer. */
    public long[] runs = new long[2];

    /** How many entries of {@link #runs} are in use; two a run. */
    public int used;

    /** What a sequence number turned out to be. */
    public enum Answer {
        NEWEST,
        LATE,
        DUPLICATE
    }

    /** Notes a number and says what it was. */
    public Answer see(long seq) {
        if (used == 0) {
            insert(0, seq);
            return Answer.NEWEST;
        }
        long newest = runs[used - 1];
        if (seq == newest + 1) {
            runs[used - 1] = seq;
            return Answer.NEWEST;
        }
        if (seq > newest) {
            insert(used, seq);
            return Answer.NEWEST;
        }
        return fill(seq);
    }

    private Answer fill(long seq) {
        int run = used - 2;
        while (run >= 0 && runs[run] > seq) {
            run -= 2;
        }
        if (run >= 0 && runs[run + 1] >= seq) {
            return Answer.DUPLICATE;
        }
        boolean joinsBefore = run >= 0 && runs[run + 1] == seq - 1;
        boolean joinsAfter = run + 2 < used && runs[run + 2] == seq + 1;
        if (joinsBefore && joinsAfter) {
            runs[run + 1] = runs[run + 3];
            remove(run + 2);
        } else if (joinsBefore) {
            runs[run + 1] = seq;
        } else if (joinsAfter) {
            runs[run + 2] = seq;
        } else if (run < 0 && used == 2 * MOST_RUNS) {
            return Answer.DUPLICATE;
        } else {
            insert(run + 2, seq);
        }
        return Answer.LATE;
    }

    private void insert(int at, long seq) {
        if (used == runs.length) {
            runs = Arrays.copyOf(runs, used * 2);
        }
        System.arraycopy(runs, at, runs, at + 2, used - at);
        runs[at] = seq;
        runs[at + 1] = seq;
        used += 2;
        if (used > 2 * MOST_RUNS) {
            runs[1] = runs[3];
            remove(2);
        }
    }

    private void remove(int at) {
        System.arraycopy(runs, at + 2, runs, at, used - at - 2);
        used -= 2;
    }
}
