package dev.needlewatch.emulator.fault;

import java.util.random.RandomGenerator;

/**
 * Whether a pen restarts by itself in a session, and how far on: its connection is gone, the broker
 * publishes its Will, and it comes back with the next boot.
 *
 * @param when after which share of the session's passes, from 0 to 1; 1 for not at all
 */
public record Restart(double when) {
    public static final Restart NONE = new Restart(1);

    /** Draws one for a session; without such faults nothing is drawn. */
    public static Restart of(Faults faults, RandomGenerator random) {
        return faults.reboots() > 0 && random.nextDouble() < faults.reboots()
                ? new Restart(random.nextDouble())
                : NONE;
    }

    /** In the middle of which pass of so many, from 1; 0 for none. */
    public int pass(int passes) {
        return when < 1 ? 1 + (int) (when * passes) : 0;
    }
}
