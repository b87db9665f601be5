package dev.needlewatch.emulator.therapist;

/**
 * How long the parts of a session take.
 *
 * @param cleanseMs cleansing, all together
 * @param numbMs waiting for the numbing cream; 0 for none
 * @param stripMs one strip of a pass, at least
 * @param maskMs the mask at the end
 */
record Tempo(int cleanseMs, int numbMs, int stripMs, int maskMs) {
    private static final int MINUTE_MS = 60_000;
    private static final int CLEANSES = 2;

    /** Half a minute for all of it. */
    static final Tempo BRISK = new Tempo(900, 0, 400, 1_000);

    /** As the treatment text has it: about 45 minutes, half of which is needling. */
    static final Tempo REAL = new Tempo(8 * MINUTE_MS, 0, 85_000, 7 * MINUTE_MS);

    /** The same length, with ten minutes of numbing cream in it. */
    static final Tempo NUMBED = new Tempo(2 * MINUTE_MS, 10 * MINUTE_MS, 85_000, 3 * MINUTE_MS);

    /** Forty minutes of needling and more. */
    static final Tempo LONG_NEEDLING = new Tempo(MINUTE_MS, 0, 215_000, MINUTE_MS / 2);

    /** More than an hour from the opening to the closing. */
    static final Tempo LONG_SESSION = new Tempo(8 * MINUTE_MS, 45 * MINUTE_MS, 400, 9 * MINUTE_MS);

    /** How many times it is cleansed, where there is time for more than once. */
    int cleanses() {
        return cleanseMs >= MINUTE_MS ? CLEANSES : 1;
    }
}
