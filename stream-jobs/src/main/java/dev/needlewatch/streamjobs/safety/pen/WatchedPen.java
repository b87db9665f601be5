package dev.needlewatch.streamjobs.safety.pen;

import dev.needlewatch.streamjobs.rules.pen.PenState;
import org.jspecify.annotations.Nullable;

/** A pen's state and its timer. State: public fields for the serializer. */
public final class WatchedPen {
    public PenState pen = new PenState();

    /** Wall time at which the timer that is set will fire, ms; null if none is set. */
    public @Nullable Long timerAt;
}
