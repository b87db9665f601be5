package dev.needlewatch.streamjobs.rules.session;

import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of one pen's technical condition. State: public fields for the
 * serializer.
 */
public final class TechnicalTrack {
    /** The stroke rate the pen says it is made for, strokes per minute; null if unknown. */
    public @Nullable Double nominalRpm;
}
