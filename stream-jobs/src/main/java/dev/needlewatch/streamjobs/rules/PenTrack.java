package dev.needlewatch.streamjobs.rules;

import java.util.ArrayList;
import java.util.List;

/** What a session remembers of one of its pens. State: public fields for the serializer. */
public final class PenTrack {
    public String pen = "";
    public BootSequences readings = new BootSequences();

    /**
     * Session events and log lines apart from readings: a tablet may publish events in a pen's name
     * with a count of its own, and an event taken for a duplicate of a reading would be lost.
     */
    public BootSequences events = new BootSequences();

    public BootSequences logs = new BootSequences();

    /** Recent readings of {@link #recentBoot}. */
    public RecentReadings recent = new RecentReadings();

    public long recentBoot = -1;

    /** The pen's time of its newest reading, ms; meaningless before the first. */
    public long newestAt = Long.MIN_VALUE;

    public boolean newestNeedling;

    /** Keys of the zones in which a depth condition of this pen is on or beginning. */
    public List<String> deepIn = new ArrayList<>();

    /** Notes a reading; a restart makes all before it no longer recent. */
    SeenSequence.Answer seeReading(long boot, long seq) {
        if (boot > recentBoot) {
            recentBoot = boot;
            recent.clear();
        }
        return readings.see(boot, seq);
    }
}
