package dev.needlewatch.emulator.fault;

/**
 * How often something goes wrong on the way, as shares from 0 to 1.
 *
 * @param duplicates of the readings are published twice
 * @param late of the readings (in calm stretches) are overtaken by the next ones
 * @param garbage of the sessions have one payload in them that must be rejected
 */
public record Faults(double duplicates, double late, double garbage) {
    public static final Faults NONE = new Faults(0, 0, 0);

    /** A little of everything, none of which may change an alarm. */
    public static final Faults LITTLE = new Faults(0.01, 0.01, 0.4);
}
