package dev.needlewatch.emulator.device;

import java.util.List;

/**
 * A make of pen.
 *
 * @param nominalRpm strokes per minute it is made for
 * @param depth what its needles can be set to, and how well they hold it
 * @param pins needles in its cartridge
 * @param batteryMinutes how long a full battery lasts at work
 */
public record PenModel(
        String name,
        String firmware,
        double nominalRpm,
        Depth depth,
        int pins,
        int batteryMinutes) {
    /**
     * The depth servo. Its dial is finer than real pens' (0.1 to 0.25 mm), so that a scenario can
     * go near to a threshold.
     *
     * @param minMm the shallowest setting
     * @param maxMm the deepest setting
     * @param stepMm from one setting to the next
     * @param toleranceMm how far the needles may be off the dial while the pen is sound; the only
     *     figure found among real pens is 0.15 (Exceed, K180778)
     * @param slewMmPerTick how far the servo gets in 100 ms
     * @param warmMm how far off the dial the needles are when the drive is warm; no figure was
     *     found among real pens. With the noise, a third of the tolerance, it must stay within what
     *     a sound pen may be off
     */
    public record Depth(
            double minMm,
            double maxMm,
            double stepMm,
            double toleranceMm,
            double slewMmPerTick,
            double warmMm) {
        /** So long the motor turns until the drive is warm: a treatment's worth of needling. */
        private static final double WARM_AFTER_TICKS = 15 * 600;

        /** How far the needles of a sound pen creep in 100 ms of work until it is warm. */
        double warmingMmPerTick() {
            return warmMm / WARM_AFTER_TICKS;
        }

        /** The setting nearest to a wish. */
        double nearest(double mm) {
            double within = Math.max(minMm, Math.min(maxMm, mm));
            double steps = Math.rint(1 / stepMm);
            return Math.rint(within * steps) / steps;
        }
    }

    private static final double STEP_MM = 0.01;
    private static final double TOLERANCE_MM = 0.15;

    /** The makes that clinics of the emulator own; rates, ranges and pins as found among real. */
    public static final List<PenModel> ALL =
            List.of(
                    new PenModel("np-70", "2.4.1", 7_000, depth(0, 2.5, 0.5, 0.02), 14, 150),
                    new PenModel("np-90", "3.0.2", 9_000, depth(0, 2.5, 0.6, 0.01), 6, 180),
                    new PenModel("np-120", "1.9.7", 7_200, depth(0, 3.0, 0.5, 0.03), 16, 150));

    private static Depth depth(double minMm, double maxMm, double slewMmPerTick, double warmMm) {
        return new Depth(minMm, maxMm, STEP_MM, TOLERANCE_MM, slewMmPerTick, warmMm);
    }
}
