package dev.needlewatch.streamjobs.rules.session;

import static dev.needlewatch.streamjobs.rules.session.DepthTrack.NEVER;

import dev.needlewatch.ingest.contract.pen.Reading;
import java.util.function.IntPredicate;

/**
 * The last readings of one pen in the order of their sequence numbers, as far as "in a row", "for
 * so long" and "after another" need them when a reading comes late. State: public fields for the
 * serializer.
 */
public final class RecentReadings {
    /** Three seconds of readings at ten a second. */
    public static final int CAPACITY = 32;

    /** What stands for a dial nobody told of, and for a glide along no line. */
    public static final short NONE = -1;

    private static final int MOST_UM = Short.MAX_VALUE;
    private static final int LINE_BITS = 16;

    /** Sequence numbers, ascending. */
    public long[] seq = new long[CAPACITY];

    /** The pen's own time of each, ms. */
    public long[] at = new long[CAPACITY];

    /** Which area and zone each was in: {@link ZoneTrack#number}. */
    public short[] zone = new short[CAPACITY];

    /** The depth of each, µm; its complement if it was not needling. */
    public short[] depthUm = new short[CAPACITY];

    /** What the dial said, µm, or {@link #NONE}. */
    public short[] setUm = new short[CAPACITY];

    /** Which line of its zone it glided along, or {@link #NONE}. */
    public short[] line = new short[CAPACITY];

    /** How many are in use. */
    public int size;

    /** The zone of the last needling before those kept, or {@link #NONE}. */
    public int zoneBefore = NONE;

    /** What the dial said at that needling, µm, or {@link #NONE}. */
    public int needledSetUm = NONE;

    /** What the dial last said before those kept, µm, or {@link #NONE}. */
    public int setBeforeUm = NONE;

    /** The last glide before those kept, or {@link #NONE}. */
    public int glideBefore = NONE;

    /** Whether a reading comes after all that are kept. */
    public boolean follows(long seqOf) {
        return size == 0 || seq[size - 1] < seqOf;
    }

    /** Puts a reading in its place; returns that place, or -1 if it is older than all kept. */
    public int insert(Reading reading, ZoneTrack in) {
        int place = size;
        while (place > 0 && seq[place - 1] > reading.seq()) {
            place--;
        }
        if (size == CAPACITY) {
            if (place == 0) {
                return -1;
            }
            leave(0);
            place--;
            move(1, 0, place);
        } else {
            move(place, place + 1, size - place);
            size++;
        }
        boolean needling = reading.needling();
        int depth = Math.min(Micrometres.of(reading.depthMm()), MOST_UM);
        Double set = reading.setDepthMm();
        seq[place] = reading.seq();
        at[place] = reading.at();
        zone[place] = (short) in.number;
        depthUm[place] = (short) (needling ? depth : ~depth);
        setUm[place] = set == null ? NONE : (short) Math.min(Micrometres.of(set), MOST_UM);
        line[place] = needling ? (short) in.line(reading.strip(), reading.direction()) : NONE;
        return place;
    }

    /** Whether a reading was needling. */
    public boolean needling(int place) {
        return depthUm[place] >= 0;
    }

    /** The depth of a reading, µm. */
    public int depth(int place) {
        return needling(place) ? depthUm[place] : ~depthUm[place];
    }

    /**
     * The place of the first of two readings in a row that needled deeper than {@code maxUm} in the
     * same zone, of which the one at {@code place} is either; -1 if there are no such two.
     */
    public int firstOfPair(int place, int maxUm) {
        if (place > 0 && bothAbove(place - 1, place, maxUm)) {
            return place - 1;
        }
        return place >= 0 && place + 1 < size && bothAbove(place, place + 1, maxUm) ? place : -1;
    }

    /** The first place of the stretch up to the newest reading in which all hold; size if none. */
    public int firstOfStretch(IntPredicate holds) {
        int first = size;
        while (first > 0 && holds.test(first - 1)) {
            first--;
        }
        return first;
    }

    /** Since when all readings up to the newest hold, given since when they did before. */
    public long heldSince(IntPredicate holds, long before) {
        int first = firstOfStretch(holds);
        if (first == size) {
            return NEVER;
        }
        return first == 0 && before != NEVER ? Math.min(before, at[0]) : at[first];
    }

    /** The last needling reading before a place; -1 if none is kept. */
    public int needlingBefore(int place) {
        int before = place - 1;
        while (before >= 0 && !needling(before)) {
            before--;
        }
        return before;
    }

    /** The first needling reading after a place; -1 if there is none. */
    public int needlingAfter(int place) {
        for (int after = place + 1; after < size; after++) {
            if (needling(after)) {
                return after;
            }
        }
        return -1;
    }

    /** What the dial last said at a place or before it, µm; {@link #NONE} if it never did. */
    public int setAt(int place) {
        for (int i = place; i >= 0; i--) {
            if (setUm[i] != NONE) {
                return setUm[i];
            }
        }
        return setBeforeUm;
    }

    /** Zone and line of the glide at a place in one number, or {@link #NONE}. */
    public int glide(int place) {
        return line[place] == NONE ? NONE : zone[place] << LINE_BITS | line[place];
    }

    /** The glide before a place, or {@link #NONE}. */
    public int glideBefore(int place) {
        for (int i = place - 1; i >= 0; i--) {
            if (line[i] != NONE) {
                return glide(i);
            }
        }
        return glideBefore;
    }

    /** The glide after a place, or {@link #NONE}. */
    public int glideAfter(int place) {
        for (int i = place + 1; i < size; i++) {
            if (line[i] != NONE) {
                return glide(i);
            }
        }
        return NONE;
    }

    /** The zone's number in a glide. */
    public static int zoneOf(int glide) {
        return glide >> LINE_BITS;
    }

    /** The line's number in a glide. */
    public static int lineOf(int glide) {
        return glide & (1 << LINE_BITS) - 1;
    }

    /** Forgets all but how it ended: the pen started again. */
    public void clear() {
        for (int i = 0; i < size; i++) {
            leave(i);
        }
        size = 0;
    }

    /** Remembers what matters of a reading that is kept no longer. */
    private void leave(int place) {
        setBeforeUm = setUm[place] == NONE ? setBeforeUm : setUm[place];
        if (needling(place)) {
            zoneBefore = zone[place];
            needledSetUm = setBeforeUm;
        }
        glideBefore = line[place] == NONE ? glideBefore : glide(place);
    }

    private boolean bothAbove(int first, int second, int maxUm) {
        return depthUm[first] > maxUm && depthUm[second] > maxUm && zone[first] == zone[second];
    }

    private void move(int from, int to, int count) {
        System.arraycopy(seq, from, seq, to, count);
        System.arraycopy(at, from, at, to, count);
        System.arraycopy(zone, from, zone, to, count);
        System.arraycopy(depthUm, from, depthUm, to, count);
        System.arraycopy(setUm, from, setUm, to, count);
        System.arraycopy(line, from, line, to, count);
    }
}
