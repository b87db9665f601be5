package dev.needlewatch.streamjobs.safety.session;

import dev.needlewatch.streamjobs.rules.session.SessionState;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session's state and what of it was last shown. State: public fields for the serializer. Times
 * are wall time, ms.
 */
public final class WatchedSession {
    public SessionState session = new SessionState();

    /** When the timer that is set will fire; null if none is set. */
    public @Nullable Long timerAt;

    public long snapshotAt;

    /** When the clinic's beat heard of it last. */
    public long pulseAt;

    /** Something changed that no snapshot showed yet. */
    public boolean changed;

    /** The retained snapshot was cleared: the session closed long enough ago. */
    public boolean cleared;

    /** Readings judged since the last pulse. */
    public long readings;

    /** The longest lag among them, ms. */
    public long lagMs;

    /** Pens and alarms the interlock was told of, and not yet that they no longer stand. */
    public Set<String> halting = new HashSet<>();
}
