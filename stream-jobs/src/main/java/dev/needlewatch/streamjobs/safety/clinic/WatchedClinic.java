package dev.needlewatch.streamjobs.safety.clinic;

import dev.needlewatch.streamjobs.safety.flow.LimitsReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a clinic: its limits, and what its beat is made of. State: public fields for the
 * serializer. Times are wall time, ms.
 */
public final class WatchedClinic {
    /** The sessions that are open. */
    public Set<String> open = new HashSet<>();

    /** Readings judged since the last beat. */
    public long readings;

    /** The longest time from arrival to judgement among them, ms. */
    public long lagMs;

    /** When the last beat was; 0 before the first. */
    public long beatAt;

    /** When the newest probe that came back was sent; 0 before the first. */
    public long probedAt;

    /** Whether a timer is set for the next probe. */
    public boolean timerSet;

    /** What each instance of the session operator last said of the limits. */
    public Map<Integer, LimitsReport> reports = new HashMap<>();

    /** What all of them agreed on last; null before the clinic had limits of its own. */
    public @Nullable LimitsReport agreed;

    /** The version in force, by all instances; null before it was told. */
    public @Nullable String version;

    /** Since when it is in force. */
    public long since;
}
