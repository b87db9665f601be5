package dev.needlewatch.emulator.device;

import java.util.random.RandomGenerator;

/**
 * A motor with inertia: it nears its target speed by the same share in each tick, and sags by a few
 * percent under the load of skin.
 */
final class Motor {
    /** Share of the way to the target speed in 100 ms; a time constant of about 120 ms. */
    private static final double SHARE_PER_TICK = 0.57;

    private static final double STANDSTILL_RPM = 60;
    private static final double SAG_ON_SKIN = 0.02;
    private static final double SAG_PER_MM = 0.015;
    private static final double CREEP = 0.03;
    private static final double RIPPLE = 0.006;

    private final double nominalRpm;
    private final RandomGenerator random;
    private boolean on;
    private boolean jammed;
    private double strength = 1;
    private double rpm;

    Motor(double nominalRpm, RandomGenerator random) {
        this.nominalRpm = nominalRpm;
        this.random = random;
    }

    void turn(boolean on) {
        this.on = on;
    }

    /** The power is cut; with it goes the spin. */
    void cut() {
        on = false;
        rpm = 0;
    }

    /** It reaches only this share of its speed. */
    void weaken(double share) {
        strength = share;
    }

    /** It is pressed so hard that it creeps, until it is let go. */
    void jam(boolean pressed) {
        jammed = pressed;
    }

    /** 100 ms go by. */
    void tick(boolean contact, double depthMm) {
        double sag = contact ? SAG_ON_SKIN + SAG_PER_MM * depthMm : 0;
        double target = on ? nominalRpm * strength * (1 - sag) : 0;
        if (jammed) {
            rpm = Math.min(rpm, CREEP * nominalRpm);
            return;
        }
        rpm = next(rpm, target);
    }

    /** The speed 100 ms later, on the way to a target; 0 for standstill. */
    static double next(double rpm, double target) {
        double next = rpm + (target - rpm) * SHARE_PER_TICK;
        return target == 0 && next < STANDSTILL_RPM ? 0 : next;
    }

    /** Whether it turns, under power or running down. */
    boolean turning() {
        return on || rpm > 0;
    }

    /** The measured speed, strokes per minute. */
    double measuredRpm() {
        return Math.rint(rpm * (1 + RIPPLE * (random.nextDouble() * 2 - 1)));
    }
}
