package dev.needlewatch.emulator.fault;

/**
 * How often something goes wrong on the way, as shares from 0 to 1 unless said otherwise.
 *
 * @param duplicates of the readings are published twice
 * @param late of the readings (in calm stretches) are overtaken by the next ones
 * @param lost of the readings never come
 * @param garbage of the sessions have one payload in them that must be rejected
 * @param cuts of the sessions lose a connection while needling, and send what was kept afterwards
 * @param stormEveryMs so often all pens lose their connections and are back within a second; 0 for
 *     never
 * @param batch whether whole sessions are sent afterwards, faster than they were worked
 * @param twins whether somewhere another pen, at rest, bears the id of each chair's first
 * @param skews of the sessions (of one pen) are told by a clock that is eight seconds fast
 * @param jumps of the sessions (of one pen) have the clock jump so far in the middle of them
 * @param reboots of the sessions have the pen at work restart in the middle of a pass
 */
public record Faults(
        double duplicates,
        double late,
        double lost,
        double garbage,
        double cuts,
        long stormEveryMs,
        boolean batch,
        boolean twins,
        double skews,
        double jumps,
        double reboots) {
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, false, false, 0, 0, 0);

    /** A little of everything that may not change an alarm. */
    public static final Faults LITTLE = new Faults(0.01, 0.01, 0, 0.4, 0, 0, false, false, 0, 0, 0);
}
