package dev.needlewatch.streamjobs.safety;

import java.util.HashSet;
import java.util.Set;

/** What the monitoring beat of a clinic is made of. State: public fields for the serializer. */
public final class WatchedClinic {
    /** The sessions that are open. */
    public Set<String> open = new HashSet<>();

    /** Readings judged since the last beat. */
    public long readings;

    /** The longest time from arrival to judgement among them, ms. */
    public long lagMs;

    /** Wall time of the last beat, ms; 0 before the first. */
    public long beatAt;
}
