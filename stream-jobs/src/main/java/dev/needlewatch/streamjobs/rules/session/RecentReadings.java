package dev.needlewatch.streamjobs.rules.session;

/**
 * The last readings of one pen in the order of their sequence numbers, as far as "in a row" and
 * "for so long" need them when a reading comes late.
 */
public final class RecentReadings {
    /** Three seconds of readings at ten a second. */
    static final int CAPACITY = 32;

    /** Sequence numbers, ascending. Public for the state serializer, as are the others. */
    public long[] seq = new long[CAPACITY];

    /** The pen's own time of each, ms. */
    public long[] at = new long[CAPACITY];

    /** Which area and zone each was in: {@link ZoneTrack#number}. */
    public int[] zone = new int[CAPACITY];

    /** The depth of each that was needling above the limit, µm; 0 for all others. */
    public int[] aboveUm = new int[CAPACITY];

    /** How many are in use. */
    public int size;

    /** Whether a reading comes after all that are kept. */
    public boolean follows(long seqOf) {
        return size == 0 || seq[size - 1] < seqOf;
    }

    /** Puts a reading in its place; returns that place, or -1 if it is older than all kept. */
    public int insert(long seqOf, long atOf, int zoneOf, int aboveUmOf) {
        int place = size;
        while (place > 0 && seq[place - 1] > seqOf) {
            place--;
        }
        if (size == CAPACITY) {
            if (place == 0) {
                return -1;
            }
            place--;
            move(1, 0, place);
        } else {
            move(place, place + 1, size - place);
            size++;
        }
        seq[place] = seqOf;
        at[place] = atOf;
        zone[place] = zoneOf;
        aboveUm[place] = aboveUmOf;
        return place;
    }

    /**
     * The place of the first of two readings in a row above the limit in the same zone, of which
     * the one at {@code place} is either; -1 if there are no such two.
     */
    public int firstOfPair(int place) {
        if (place > 0 && bothAbove(place - 1, place)) {
            return place - 1;
        }
        return place >= 0 && place + 1 < size && bothAbove(place, place + 1) ? place : -1;
    }

    /** The pen's time of the reading that follows {@code place}; {@code otherwise} if none does. */
    public long atAfter(int place, long otherwise) {
        return place >= 0 && place + 1 < size ? at[place + 1] : otherwise;
    }

    /** Forgets all: the pen started again. */
    public void clear() {
        size = 0;
    }

    private boolean bothAbove(int first, int second) {
        return aboveUm[first] > 0 && aboveUm[second] > 0 && zone[first] == zone[second];
    }

    private void move(int from, int to, int count) {
        System.arraycopy(seq, from, seq, to, count);
        System.arraycopy(at, from, at, to, count);
        System.arraycopy(zone, from, zone, to, count);
        System.arraycopy(aboveUm, from, aboveUm, to, count);
    }
}
