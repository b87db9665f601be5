package dev.needlewatch.emulator.device;

/**
 * A make of pen.
 *
 * @param nominalRpm strokes per minute it is made for
 * @param slewMmPerTick how far the depth servo gets in 100 ms
 */
public record PenModel(String name, String firmware, double nominalRpm, double slewMmPerTick) {
    /** The makes that clinics of the emulator own; rates as found among real pens. */
    public static final java.util.List<PenModel> ALL =
            java.util.List.of(
                    new PenModel("np-70", "2.4.1", 7_000, 0.5),
                    new PenModel("np-90", "3.0.2", 9_000, 0.6),
                    new PenModel("np-120", "1.9.7", 7_200, 0.5));
}
