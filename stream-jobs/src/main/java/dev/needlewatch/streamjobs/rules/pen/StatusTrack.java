package dev.needlewatch.streamjobs.rules.pen;

import org.jspecify.annotations.Nullable;

/** What a pen's statuses said. State: public fields for the serializer. */
public final class StatusTrack {
    /** The boot of its last birth; negative if none was heard of. */
    public long birthBoot = -1;

    /** The pen's time of its last birth, ms. */
    public long birthAt;

    /** The last birth in full, and the last death since it. */
    public @Nullable String birth;

    public @Nullable String death;

    /** The stroke rate it is made for, strokes per minute. */
    public @Nullable Double nominalRpm;

    public @Nullable String cartridge;

    /** The boot and the pen's time, ms, of the status that named the cartridge first. */
    public long cartridgeBoot;

    public long cartridgeAt;

    /** Wall time at which a status last named the cartridge, ms. */
    public long cartridgeSince;
}
