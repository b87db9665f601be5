package dev.needlewatch.emulator.oracle;

/**
 * How far every threshold is shifted while a transcript is judged. Alarms that come and go with a
 * small shift are too close to call and therefore optional.
 *
 * @param depthUm added to every depth that must be exceeded
 * @param durationMs added to every duration of the pens' own time that must be reached
 * @param wallMs added to every duration of wall time that must be reached, and taken off those that
 *     must not be exceeded
 * @param share added to every share (of a speed, of a sequence) that must be exceeded
 */
public record Margin(long depthUm, long durationMs, long wallMs, double share) {
    public static final Margin NOMINAL = new Margin(0, 0, 0, 0);

    Margin opposite() {
        return new Margin(-depthUm, -durationMs, -wallMs, -share);
    }
}
