package dev.needlewatch.emulator.device;

/** A battery that a careful clinic puts on its charger between sessions. */
final class Battery {
    /** Two hours and a half of work. */
    private static final double DRAIN_PER_TICK = 0.0011;

    private static final double CHARGE_BELOW = 45;

    private double percent;

    Battery(double percent) {
        this.percent = percent;
    }

    /** 100 ms with the motor on go by. */
    void drain() {
        percent = Math.max(0, percent - DRAIN_PER_TICK);
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
