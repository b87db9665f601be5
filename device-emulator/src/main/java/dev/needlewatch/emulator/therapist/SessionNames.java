package dev.needlewatch.emulator.therapist;

import org.jspecify.annotations.Nullable;

/**
 * The pseudonyms in one session. Clients and cartridges are new ones in every session.
 *
 * @param cartridge in the first of the session's pens
 * @param serum what the session is opened with; null if that is not told
 */
public record SessionNames(
        String clinic,
        String session,
        String client,
        String therapist,
        String cartridge,
        @Nullable String serum) {
    /** The serum that everybody uses, tested and applied. */
    static final String SERUM = "hyaluronic-2";

    /** Another one. */
    static final String OTHER_SERUM = "vitamin-c-15";

    /** With the usual serum. */
    public SessionNames(
            String clinic, String session, String client, String therapist, String cartridge) {
        this(clinic, session, client, therapist, cartridge, SERUM);
    }

    /** The cartridge in one of the session's pens, counted from 0. */
    String cartridge(int pen) {
        return pen == 0 ? cartridge : cartridge + "-" + (pen + 1);
    }

    /** An earlier session of the client, the how-manieth. */
    SessionNames past(int number) {
        String tail = "-p" + number;
        return new SessionNames(clinic, session + tail, client, therapist, cartridge + tail, serum);
    }

    SessionNames ofClient(String other) {
        return new SessionNames(clinic, session, other, therapist, cartridge, serum);
    }

    SessionNames withCartridge(String other) {
        return new SessionNames(clinic, session, client, therapist, other, serum);
    }

    SessionNames withSerum(@Nullable String other) {
        return new SessionNames(clinic, session, client, therapist, cartridge, other);
    }
}
