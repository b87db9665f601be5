package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.streamjobs.rules.sequence.BootSequences;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's state and what of it was last shown. State: public fields for the serializer. Times
 * are wall time, ms.
 */
public final class WatchedSession {
    public SessionState session = new SessionState();

    /** Which readings of each pen were seen. */
    public Map<String, BootSequences> readings = new HashMap<>();

    /**
     * Session events and log lines apart from readings: a tablet may publish events in a pen's name
     * with a count of its own, and an event taken for a duplicate of a reading would be lost.
     */
    public Map<String, BootSequences> events = new HashMap<>();

    public Map<String, BootSequences> logs = new HashMap<>();

    /** When the timer that is set will fire; null if none is set. */
    public @Nullable Long timerAt;

    public long snapshotAt;

    /** Something changed that no snapshot showed yet. */
    public boolean changed;

    /** The retained snapshot was cleared: the session closed long enough ago. */
    public boolean cleared;

    /** Readings judged since the last pulse. */
    public long readingsJudged;

    /** The longest lag among them, ms. */
    public long lagMs;
}
