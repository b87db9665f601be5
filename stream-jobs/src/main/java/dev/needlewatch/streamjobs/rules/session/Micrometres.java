package dev.needlewatch.streamjobs.rules.session;

/**
 * Depths as whole micrometres, so that "more than 0.30 mm above 1.50 mm" means what it says and not
 * what binary fractions make of it.
 */
public final class Micrometres {
    /** So far below a limit a depth must be before the condition can end: 0.05 mm. */
    public static final int DEADBAND = 50;

    private Micrometres() {}

    /** Whole micrometres of a depth in mm, rounded. */
    public static int of(double mm) {
        return (int) Math.round(mm * 1000);
    }

    /** Millimetres of a depth in µm. */
    public static double toMm(int micrometres) {
        return micrometres / 1000.0;
    }
}
