package dev.needlewatch.streamjobs.rules.session;

import java.util.ArrayList;
import java.util.List;

/** What a session remembers of one of its pens. State: public fields for the serializer. */
public final class PenTrack {
    public String pen = "";

    /** What the technical rules remember of it. */
    public TechnicalTrack technical = new TechnicalTrack();

    /** Recent readings of {@link #recentBoot}. */
    public RecentReadings recent = new RecentReadings();

    public long recentBoot = -1;

    /** The pen's time of its newest reading, ms; meaningless before the first. */
    public long newestAt = Long.MIN_VALUE;

    public boolean newestNeedling;

    /** Keys of the zones in which a depth condition of this pen is on or beginning. */
    public List<String> deepIn = new ArrayList<>();

    /** Notes a reading; a restart makes all before it no longer recent. */
    public void seeReading(long boot) {
        if (boot > recentBoot) {
            recentBoot = boot;
            recent.clear();
        }
    }
}
