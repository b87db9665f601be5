package dev.needlewatch.streamjobs.rules.session;

import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of one pen's technical condition. State: public fields for the
 * serializer.
 */
public final class TechnicalTrack {
    /** The stroke rate the pen says it is made for, strokes per minute; null if unknown. */
    public @Nullable Double nominalRpm;

    /** The boot and the pen's time, ms, of the newest reading judged. */
    public long boot = -1;

    public long at;

    /** The motor ran since the pen was last put down with it off. */
    public boolean ran;

    public boolean stallOn;
    public Stretch stall = new Stretch();
    public Stretch stallClear = new Stretch();

    public boolean speedOn;

    /** The speed was so far off that it is of medium priority. */
    public boolean speedFarOff;

    public Stretch off = new Stretch();
    public Stretch farOff = new Stretch();
    public Stretch speedClear = new Stretch();

    public boolean driftOn;
    public Stretch drift = new Stretch();
    public Stretch driftClear = new Stretch();

    /** The pen is silent; judged when the session opens, if it is not yet open. */
    public boolean silent;

    /** Boot, number and time (the pen's, ms) of its last message before. */
    public long silentBoot;

    public long silentSeq;
    public long silentAt;
    public boolean willArrived;

    /** Nothing that was beginning or ending holds any more; what is on stays on. */
    public void breakOff() {
        stall.end();
        stallClear.end();
        off.end();
        farOff.end();
        speedClear.end();
        drift.end();
        driftClear.end();
    }

    /** All conditions ended. */
    public void conditionsEnded() {
        breakOff();
        silent = false;
        stallOn = false;
        speedOn = false;
        speedFarOff = false;
        driftOn = false;
    }
}
