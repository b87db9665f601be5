package dev.needlewatch.streamjobs.rules.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the histories of client and cartridges told a session; may be known before it opens. State:
 * public fields for the serializer.
 */
public final class HistoryTrack {
    /** How long before this session the client's last medical one opened, ms; null if unknown. */
    public @Nullable Long intervalMs;

    /** The place in the course; 0 if unknown. */
    public int courseNumber;

    /** A serum the client reacted to, and the session in which; null if none is known. */
    public @Nullable String serum;

    public @Nullable String reactedIn;

    /** Cartridges in use that were used before, by pen; the opening's under the empty name. */
    public Map<String, String> reused = new LinkedHashMap<>();
}
