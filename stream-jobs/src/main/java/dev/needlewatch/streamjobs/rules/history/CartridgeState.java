package dev.needlewatch.streamjobs.rules.history;

import org.jspecify.annotations.Nullable;

/** Who used a cartridge first. State: public fields for the serializer. */
public final class CartridgeState {
    /** The session it belongs to; null before its first use. */
    public @Nullable String session;

    /** Wall time of its last use, ms. */
    public long lastUsedAt;
}
