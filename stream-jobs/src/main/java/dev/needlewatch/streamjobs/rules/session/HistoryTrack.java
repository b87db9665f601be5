package dev.needlewatch.streamjobs.rules.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** The cartridges in use, by pen; the opening's under the empty name. */
    public Map<String, CartridgeTrack> cartridges = new LinkedHashMap<>();

    /** The verdicts that came, so that one that comes again changes nothing. */
    public List<String> verdicts = new ArrayList<>();
}
