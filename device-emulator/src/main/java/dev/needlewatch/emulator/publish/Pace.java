package dev.needlewatch.emulator.publish;

import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.SessionEvent;

/**
 * How fast one chair's scripts are played: at their own pace, or so many times as fast. Topics may
 * go different ways through a system, so when time runs fast, a session event keeps its distance
 * from what comes before and after. Belongs to the pacing thread.
 */
public final class Pace {
    /** Kept before and after a session event however fast time runs, ms. */
    private static final long DISTANCE_MS = 250;

    private final double speed;
    private final long originMs;
    private long shiftMs;
    private boolean apart;

    /**
     * A pace.
     *
     * @param speed how many times as fast as the scripts have it; at least 1
     * @param originMs where both times agree
     */
    public Pace(double speed, long originMs) {
        this.speed = speed;
        this.originMs = originMs;
    }

    /** Wall time at which a cue is due. */
    long wall(Cue cue) {
        return wall(cue.due()) + (keepsDistance(cue) || apart ? DISTANCE_MS : 0);
    }

    /** Wall time of a moment in the scripts' time. */
    long wall(long script) {
        return originMs + Math.round((script - originMs) / speed) + shiftMs;
    }

    /** The scripts' time at a moment of wall time. */
    long script(long wall) {
        return originMs + Math.round((wall - shiftMs - originMs) * speed);
    }

    void played(Cue cue) {
        boolean keeps = keepsDistance(cue);
        if (keeps || apart) {
            shiftMs += DISTANCE_MS;
        }
        apart = keeps;
    }

    private boolean keepsDistance(Cue cue) {
        return speed > 1
                && cue instanceof Cue.Say say
                && (say.message() instanceof SessionEvent || say.message() instanceof PenStatus);
    }
}
