package dev.needlewatch.streamjobs.safety.history;

import dev.needlewatch.streamjobs.rules.history.RollState;
import org.jspecify.annotations.Nullable;

/** What the roll knows of a session, and its timer. State: public fields for the serializer. */
public final class WatchedRoll {
    public String clinic = "";
    public RollState roll = new RollState();

    /** Wall time at which the timer that is set will fire, ms; null if none is set. */
    public @Nullable Long timerAt;
}
