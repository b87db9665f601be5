package dev.needlewatch.streamjobs.safety.clinic;

import java.util.HashSet;
import java.util.Set;

/** A pen that was told to halt. State: public fields for the serializer. */
public final class HaltedPen {
    /** The high-priority alarms that stand unacknowledged for it. */
    public Set<String> alarms = new HashSet<>();
}
