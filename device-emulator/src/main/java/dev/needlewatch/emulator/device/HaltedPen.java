package dev.needlewatch.emulator.device;

import dev.needlewatch.ingest.contract.pen.Reading;

/**
 * A pen that the system has halted in its work: the motor runs down and stands, and up again when
 * it may. Whoever holds it lifts it within 0.3 s; the needles stay as deep as the dial says. Not
 * thread-safe.
 */
public final class HaltedPen {
    private static final int LIFTED_AFTER = 3;
    private static final int IDLE_MS = 1_000;

    private final Reading last;
    private double rpm;
    private boolean halted = true;
    private int readings;

    /** From what the pen was doing when it was told. */
    public HaltedPen(Reading last) {
        this.last = last;
        rpm = last.speedRpm();
    }

    /** Stops the motor, or lets it turn as it did before. */
    public void halt(boolean stopped) {
        halted = stopped;
    }

    /** Milliseconds to the next reading: ten a second while the motor turns, else one. */
    public int waitMs() {
        return target() > 0 || rpm > 0 ? Pen.TICK_MS : IDLE_MS;
    }

    /** The next reading, {@link #waitMs()} after the one before. */
    public Reading read(long boot, long seq, long at) {
        rpm = Motor.next(rpm, target());
        readings++;
        Double dial = last.setDepthMm();
        return new Reading(
                boot,
                seq,
                at,
                last.session(),
                last.area(),
                last.zone(),
                dial == null ? last.depthMm() : dial,
                dial,
                Math.rint(rpm),
                last.passes(),
                last.contact() && halted && readings <= LIFTED_AFTER,
                last.strip(),
                last.direction());
    }

    private double target() {
        return halted ? 0 : last.speedRpm();
    }
}
