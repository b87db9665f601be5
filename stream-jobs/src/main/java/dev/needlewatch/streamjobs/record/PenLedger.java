package dev.needlewatch.streamjobs.record;

import dev.needlewatch.streamjobs.rules.pen.PenState;
import org.jspecify.annotations.Nullable;

/**
 * What the record job keeps of a pen, whatever sessions it works in. A Flink POJO: public members,
 * and no others.
 */
public final class PenLedger {
    /** What the rules of pens know of it: which numbers came, and how many are lost. */
    public PenState pen = new PenState();

    /** How many of its messages came after newer ones, came again, and could not be used. */
    public long late;

    public long duplicate;
    public long rejected;

    /** What its statuses said last; null for what they never said. */
    public @Nullable String state;

    public @Nullable String model;
    public @Nullable String firmware;
    public @Nullable String cartridge;
    public @Nullable Double battery;

    /**
     * How far its clock is ahead of ours by the messages since the last point, ms; negative if it
     * is behind; null if none of them tells.
     */
    public @Nullable Long skewMs;

    /** The time of the next point, ms: that of the newest message, the pen's own. */
    public long at;

    /** Whether any message gave that time. */
    public boolean timed;

    /** Whether a point of that time was written, which is then replaced. */
    public boolean written;

    /** Wall time by which the next point is written, ms; 0 while nothing came since the last. */
    public long dueAt;

    /** Wall time at which the timer that is set will fire, ms; null if none is set. */
    public @Nullable Long timerAt;

    public PenLedger() {}
}
