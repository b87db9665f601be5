package dev.needlewatch.streamjobs.rules.pen;

/**
 * Whether there were five within 60 s of wall time. Only the last five are kept. State: public
 * fields for the serializer.
 */
public final class Burst {
    static final int ENOUGH = 5;

    static final long WITHIN_MS = 60_000;

    /** Wall time of each of the last five, ms; the place of the n-th is its remainder. */
    public long[] wallAt = new long[ENOUGH];

    /** The boot, sequence number and pen's time of each. */
    public long[] boot = new long[ENOUGH];

    public long[] seq = new long[ENOUGH];
    public long[] at = new long[ENOUGH];

    /** How many there ever were. */
    public long total;

    /** How many the burst has by now; 0 if there is none. */
    public int size;

    /** Wall time at which the burst is over unless one more comes, ms. */
    public long endsAt = Long.MAX_VALUE;

    /** Notes one; true if there is a burst now. */
    boolean add(long now, long bootOf, long seqOf, long atOf) {
        int place = (int) (total % ENOUGH);
        wallAt[place] = now;
        boot[place] = bootOf;
        seq[place] = seqOf;
        at[place] = atOf;
        total++;
        if (size > 0) {
            size++;
        } else if (total >= ENOUGH && now - wallAt[first()] <= WITHIN_MS) {
            size = ENOUGH;
        }
        if (size > 0) {
            endsAt = now + WITHIN_MS;
        }
        return size > 0;
    }

    /** The place of the first of the last five. */
    int first() {
        return (int) (total % ENOUGH);
    }

    void end() {
        size = 0;
        endsAt = Long.MAX_VALUE;
    }
}
