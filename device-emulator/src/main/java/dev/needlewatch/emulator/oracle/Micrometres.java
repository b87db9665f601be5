package dev.needlewatch.emulator.oracle;

/** Depths as whole micrometres, so that comparisons at a threshold are exact. */
public final class Micrometres {
    private Micrometres() {}

    public static long of(double mm) {
        return Math.round(mm * 1000);
    }

    public static double toMm(long um) {
        return um / 1000.0;
    }
}
