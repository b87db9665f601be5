package dev.needlewatch.streamjobs.rules.alarm;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import org.jspecify.annotations.Nullable;

/**
 * Who an alarm belongs to.
 *
 * @param id the session's id, or the pen's
 */
public record Owner(String clinic, Kind kind, String id) {

    /** What kind of owner it is, and how ids and keys say so. */
    public enum Kind {
        /** A session: {@code a-….s.<session>}. */
        SESSION('s'),
        /** A pen's readings that name no session: {@code a-….p.<pen>}. */
        STRAY('p'),
        /** A pen itself, whatever session it works in: {@code a-….d.<pen>}. */
        DEVICE('d');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        /** The letter for it in ids and keys. */
        public char letter() {
            return letter;
        }

        /** The kind with that letter; null if there is none. */
        static @Nullable Kind of(char letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** The owner of a reading. */
    public static Owner of(String clinic, String pen, Reading reading) {
        return of(clinic, pen, reading.session());
    }

    /** The owner of a session event. */
    public static Owner of(String clinic, SessionEvent event) {
        return session(clinic, event.session());
    }

    /** Whom a sign is for. */
    public static Owner of(String clinic, Sign sign) {
        return of(clinic, sign.pen(), sign.session());
    }

    /** A session. */
    public static Owner session(String clinic, String session) {
        return new Owner(clinic, Kind.SESSION, session);
    }

    /** A pen's readings that name no session. */
    public static Owner stray(String clinic, String pen) {
        return new Owner(clinic, Kind.STRAY, pen);
    }

    /** A pen itself. */
    public static Owner device(String clinic, String pen) {
        return new Owner(clinic, Kind.DEVICE, pen);
    }

    private static Owner of(String clinic, String pen, @Nullable String session) {
        return session == null ? stray(clinic, pen) : session(clinic, session);
    }

    /** A string that no other owner has; the key of its state. */
    public String key() {
        return clinic + "/" + kind.letter() + "/" + id;
    }

    /** The owner whose {@link #key} this is. */
    public static Owner parse(String key) {
        String[] parts = key.split("/", 3);
        Kind kind =
                parts.length == 3 && parts[1].length() == 1 ? Kind.of(parts[1].charAt(0)) : null;
        if (kind == null) {
            throw new IllegalArgumentException("no owner's key: " + key);
        }
        return new Owner(parts[0], kind, parts[2]);
    }
}
