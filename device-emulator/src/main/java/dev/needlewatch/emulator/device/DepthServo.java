package dev.needlewatch.emulator.device;

import java.util.random.RandomGenerator;

/**
 * Drives the needles to the depth on the dial; measures it with a noise of at most a third of the
 * model's tolerance. While the motor turns the needles creep off the dial: a little as the drive of
 * a sound pen gets warm, further when it is worn.
 */
final class DepthServo {
    private static final double NOISE_SHARE = 1.0 / 3;

    private final PenModel.Depth depth;
    private final RandomGenerator random;
    private double setMm;
    private double actualMm;
    private double slipMm;
    private double driftMm;
    private double creepMmPerTick;
    private double creepMostMm;

    DepthServo(PenModel.Depth depth, RandomGenerator random) {
        this.depth = depth;
        this.random = random;
        zero();
    }

    /** Turned to the setting nearest to a depth. */
    void dial(double mm) {
        setMm = depth.nearest(mm);
    }

    /** The needles slip to this depth for one measurement only. */
    void slipTo(double mm) {
        slipMm = mm;
    }

    /** Adjusted: the needles are where the dial says, and creep as those of a sound pen do. */
    void zero() {
        driftMm = 0;
        creepMmPerTick = depth.warmingMmPerTick();
        creepMostMm = depth.warmMm();
    }

    /** From now on the needles creep so far in 100 ms of work, up to so much beyond the dial. */
    void wear(double mmPerTick, double mostMm) {
        creepMmPerTick = mmPerTick;
        creepMostMm = mostMm;
    }

    /** 100 ms go by, with the motor on or off. */
    void tick(boolean running) {
        double way = setMm - actualMm;
        double most = depth.slewMmPerTick();
        actualMm += Math.max(-most, Math.min(most, way));
        if (running) {
            driftMm = Math.min(creepMostMm, driftMm + creepMmPerTick);
        }
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
