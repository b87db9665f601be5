package dev.needlewatch.streamjobs.rules;

import java.util.ArrayList;
import java.util.List;

/** What a session remembers of one of its pens. State: public fields for the serializer. */
public final class PenTrack {
    public String pen = "";
    public long boot = -1;
    public SeenSequence seen = new SeenSequence();
    public long formerBoot = -1;
    public SeenSequence formerSeen = new SeenSequence();
    public RecentReadings recent = new RecentReadings();

    /** The pen's time of its newest reading, ms; meaningless before the first. */
    public long newestAt = Long.MIN_VALUE;

    public boolean newestNeedling;

    /** Keys of the zones in which a depth condition of this pen is on or beginning. */
    public List<String> deepIn = new ArrayList<>();

    /** Notes (boot, seq) and says whether it is new, late, or was seen before. */
    SeenSequence.Answer see(long bootOf, long seq) {
        if (bootOf == boot) {
            return seen.see(seq);
        }
        if (bootOf > boot) {
            formerBoot = boot;
            formerSeen = seen;
            boot = bootOf;
            seen = new SeenSequence();
            recent.clear();
            return seen.see(seq);
        }
        if (bootOf != formerBoot) {
            formerBoot = bootOf;
            formerSeen = new SeenSequence();
        }
        return formerSeen.see(seq) == SeenSequence.Answer.DUPLICATE
                ? SeenSequence.Answer.DUPLICATE
                : SeenSequence.Answer.LATE;
    }
}
