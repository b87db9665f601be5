package dev.needlewatch.emulator.therapist;

/** The pseudonyms in one session. Clients and cartridges are new ones in every session. */
public record SessionNames(
        String clinic, String session, String client, String therapist, String cartridge) {
    /** The one serum that everybody uses, tested and applied. */
    static final String SERUM = "hyaluronic-2";
}
