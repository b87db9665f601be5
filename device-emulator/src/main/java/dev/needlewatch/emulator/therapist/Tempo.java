package dev.needlewatch.emulator.therapist;

import java.util.random.RandomGenerator;

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
    private static final int STRIPS_OF_A_PASS = 2;
    private static final int CREAM_MS = 10 * MINUTE_MS;

    /** Half a minute for all of it. */
    static final Tempo BRISK = new Tempo(900, 0, 400, 1_000);

    /** Forty minutes of needling and more. */
    static final Tempo LONG_NEEDLING = new Tempo(MINUTE_MS, 0, 215_000, MINUTE_MS / 2);

    /** More than an hour from the opening to the closing. */
    static final Tempo LONG_SESSION = new Tempo(8 * MINUTE_MS, 45 * MINUTE_MS, 400, 9 * MINUTE_MS);

    /**
     * As the treatment text has it: three quarters of an hour, 20 to 30 minutes of which is
     * needling, however many passes there are. What is left is cleansing and the mask, and every
     * second time ten minutes of numbing cream. It is over before anybody is told how long it took.
     *
     * @param passes in all places together, at least 1
     */
    static Tempo whole(int passes, RandomGenerator random) {
        int numbMs = random.nextBoolean() ? CREAM_MS : 0;
        int needlingMs = random.nextInt(21 * MINUTE_MS, (numbMs > 0 ? 26 : 28) * MINUTE_MS);
        int inAllMs = random.nextInt(41 * MINUTE_MS, 44 * MINUTE_MS);
        int leftMs = inAllMs - needlingMs - numbMs;
        int stripMs = needlingMs / (STRIPS_OF_A_PASS * passes);
        return new Tempo(leftMs / 2, numbMs, stripMs, leftMs - leftMs / 2);
    }

    /** How many times it is cleansed, where there is time for more than once. */
    int cleanses() {
        return cleanseMs >= MINUTE_MS ? CLEANSES : 1;
    }
}
