package dev.needlewatch.streamjobs.rules.pen;

/** Numbers that a pen's readings left out. State: public fields for the serializer. */
public final class Gap {
    public long boot;

    /** The first and the last number in it. */
    public long from;

    public long to;

    /** How many of them nothing has filled yet. */
    public long missing;

    /** The pen's time of the reading that showed it, ms; its number is {@code to + 1}. */
    public long at;

    /** Wall time of that reading, ms. */
    public long noticedAt;
}
