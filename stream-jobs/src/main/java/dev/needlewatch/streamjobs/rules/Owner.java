package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import org.jspecify.annotations.Nullable;

/**
 * Who an alarm belongs to: a session, or a pen where there is none.
 *
 * @param id the session's id, or the pen's
 */
public record Owner(String clinic, boolean bySession, String id) {

    /** The owner of a reading. */
    public static Owner of(String clinic, String pen, Reading reading) {
        return of(clinic, pen, reading.session());
    }

    /** The owner of a session event. */
    public static Owner of(String clinic, SessionEvent event) {
        return new Owner(clinic, true, event.session());
    }

    private static Owner of(String clinic, String pen, @Nullable String session) {
        return session == null ? new Owner(clinic, false, pen) : new Owner(clinic, true, session);
    }

    /** A string that no other owner has; the key of its state. */
    public String key() {
        return clinic + (bySession ? "/s/" : "/p/") + id;
    }

    /** The owner whose {@link #key} this is. */
    public static Owner parse(String key) {
        String[] parts = key.split("/", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no owner's key: " + key);
        }
        return new Owner(parts[0], parts[1].equals("s"), parts[2]);
    }
}
