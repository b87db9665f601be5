package dev.needlewatch.emulator.therapist;

/**
 * The needles go to a depth they should not go to, or nearly.
 *
 * @param inPass in which pass over the place, from 1
 * @param depthMm how deep
 * @param forMs for how long; 0 is a slip: one reading, with the dial untouched
 */
record Excursion(int inPass, double depthMm, int forMs) {
    boolean slip() {
        return forMs == 0;
    }
}
