package dev.needlewatch.emulator.oracle;

/**
 * How far every threshold is shifted while a transcript is judged. Alarms that come and go with a
 * small shift are too close to call and therefore optional.
 *
 * @param depthUm added to every depth that must be exceeded
 * @param durationMs added to every duration that must be reached
 */
record Margin(long depthUm, long durationMs) {
    static final Margin NOMINAL = new Margin(0, 0);

    Margin opposite() {
        return new Margin(-depthUm, -durationMs);
    }
}
