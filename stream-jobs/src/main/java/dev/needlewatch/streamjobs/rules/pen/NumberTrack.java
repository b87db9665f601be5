package dev.needlewatch.streamjobs.rules.pen;

import dev.needlewatch.streamjobs.rules.sequence.SeenSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of a pen's numbers came, whatever carried them. State: public fields for the serializer.
 */
public final class NumberTrack {
    /** The boot they belong to. */
    public long boot = -1;

    public SeenSequence seen = new SeenSequence();

    /** The first reading's number of this boot; nothing is known of those before. */
    public long from;

    /** The newest reading's number; negative before the first. */
    public long newest = -1;

    /** Gaps that may still be filled, by the time they were noticed. */
    public List<Gap> gaps = new ArrayList<>();

    /** Numbers due within the last minute. */
    public SlidingMinute due = new SlidingMinute();

    /** How many of them are lost; null before the first. */
    public @Nullable SlidingMinute lost;

    /** All that is lost. */
    public long lostInAll;

    /** Wall time at which losses are over unless there are more, ms. */
    public long endsAt = Long.MAX_VALUE;
}
