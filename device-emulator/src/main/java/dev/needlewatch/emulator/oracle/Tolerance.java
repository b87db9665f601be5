package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.time.WallClock;
import java.time.Duration;

/**
 * How near to a threshold is too close to call.
 *
 * @param depthMm of a depth
 * @param duration of a delay in the pens' own time
 * @param wall of a delay in wall time
 * @param share of a share, of a speed or of a sequence
 */
public record Tolerance(double depthMm, Duration duration, Duration wall, double share) {
    /** Every value is taken by its letter. */
    public static final Tolerance NONE = new Tolerance(0, Duration.ZERO, Duration.ZERO, 0);

    /** For a system at the other end of a broker. */
    public static final Tolerance USUAL =
            new Tolerance(0.005, Duration.ofMillis(50), Duration.ofMillis(500), 0.002);

    /** The most that a wall-time delay may be in doubt: rules' own begin at five seconds. */
    private static final Duration WIDEST_WALL = Duration.ofMillis(1_500);

    /**
     * For such a system on a clock that runs fast: what the way through the broker takes is more of
     * played time. Never so much that a scenario could be too close to call.
     */
    public static Tolerance by(WallClock clock) {
        Duration wall = USUAL.wall.multipliedBy((long) Math.ceil(clock.speed()));
        return new Tolerance(
                USUAL.depthMm,
                USUAL.duration,
                wall.compareTo(WIDEST_WALL) < 0 ? wall : WIDEST_WALL,
                USUAL.share);
    }

    Margin margin() {
        return new Margin(Micrometres.of(depthMm), duration.toMillis(), wall.toMillis(), share);
    }
}
