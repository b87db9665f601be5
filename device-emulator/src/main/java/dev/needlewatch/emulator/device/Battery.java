package dev.needlewatch.emulator.device;

/** A battery that a careful clinic puts on its charger between sessions. */
final class Battery {
    private static final double TICKS_PER_MINUTE = 600;
    private static final double CHARGE_BELOW = 45;

    private final double drainPerTick;
    private double percent;

    Battery(double percent, int minutes) {
        this.percent = percent;
        drainPerTick = 100 / (minutes * TICKS_PER_MINUTE);
    }

    /** 100 ms with the motor on go by. */
    void drain() {
        percent = Math.max(0, percent - drainPerTick);
    }

    /** A pause between two sessions: charged when it needs it. */
    void rest() {
        if (percent < CHARGE_BELOW) {
            percent = 100;
        }
    }

    /** So much is left of it. */
    void discharge(double to) {
        percent = to;
    }

    /** Percent, whole. */
    double percent() {
        return Math.rint(percent);
    }
}
