package dev.needlewatch.streamjobs.rules.pen;

/** How a pen's clock went by its last messages. State: public fields for the serializer. */
public final class ClockTrack {
    /** Messages in a row that were too far off wall time. */
    public int offInRow;

    /** Messages in a row that were close to wall time. */
    public int rightInRow;

    /** Wall time of the first that was off, ms. */
    public long firstWallAt;

    /** The first that was off: its boot, number and pen's time, ms. */
    public long firstBoot;

    public long firstSeq;
    public long firstAt;

    /** The most it was off as far as told, whole seconds; 0 if no alarm is on. */
    public long toldS;
}
