package dev.needlewatch.emulator.device;

import java.util.random.RandomGenerator;

/**
 * Drives the needles to the depth on the dial; measures it with a noise of at most a third of the
 * model's tolerance.
 */
final class DepthServo {
    private static final double NOISE_SHARE = 1.0 / 3;

    private final PenModel.Depth depth;
    private final RandomGenerator random;
    private double setMm;
    private double actualMm;
    private double slipMm;
    private double driftMm;

    DepthServo(PenModel.Depth depth, RandomGenerator random) {
        this.depth = depth;
        this.random = random;
    }

    /** Turned to the setting nearest to a depth. */
    void dial(double mm) {
        setMm = depth.nearest(mm);
    }

    /** The needles slip to this depth for one measurement only. */
    void slipTo(double mm) {
        slipMm = mm;
    }

    /** The needles reach so much further than the dial says. */
    void drift(double mm) {
        driftMm = mm;
    }

    /** 100 ms go by. */
    void tick() {
        double way = setMm - actualMm;
        double most = depth.slewMmPerTick();
        actualMm += Math.max(-most, Math.min(most, way));
    }

    double setMm() {
        return setMm;
    }

    /** The measured depth, mm, to 0.01. */
    double measuredMm() {
        double slip = slipMm;
        slipMm = 0;
        if (slip > 0) {
            return hundredths(slip);
        }
        // Two draws: small deviations are commoner than large ones.
        double noise =
                (random.nextDouble() + random.nextDouble() - 1) * depth.toleranceMm() * NOISE_SHARE;
        return hundredths(Math.max(0, actualMm + driftMm + noise));
    }

    private static double hundredths(double mm) {
        return Math.rint(mm * 100) / 100;
    }
}
