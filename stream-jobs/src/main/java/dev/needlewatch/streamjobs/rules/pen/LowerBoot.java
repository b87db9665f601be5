package dev.needlewatch.streamjobs.rules.pen;

/**
 * Readings of a boot lower than the newest known that are later than all of that one. State: public
 * fields for the serializer.
 */
public final class LowerBoot {
    public long boot = -1;

    /** The number of the last of them. */
    public long seq = -1;

    /** How many in a row. */
    public int inRow;
}
