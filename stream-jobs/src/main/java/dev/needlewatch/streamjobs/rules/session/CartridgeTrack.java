package dev.needlewatch.streamjobs.rules.session;

import org.jspecify.annotations.Nullable;

/**
 * The newest cartridge of one pen that a verdict came for, or of the opening. State: public fields
 * for the serializer.
 */
public final class CartridgeTrack {
    /** The message that named it. */
    public long boot = -1;

    public long seq = -1;

    /** The cartridge, if it was used before; null if it was not. */
    public @Nullable String reused;

    /** Whether a message came before the one that named this cartridge. */
    public boolean isAfter(long bootOf, long seqOf) {
        return bootOf < boot || (bootOf == boot && seqOf < seq);
    }
}
