package dev.needlewatch.dashboards.live;

import dev.needlewatch.ingest.time.WallClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Wall time as it was at the start, carried on by the machine's steady counter: setting the
 * machine's clock can neither hide a lost beat nor invent one. Thread-safe.
 */
public final class SteadyClock extends Clock {
    private final Instant start;
    private final long startNanos;
    private final double speed;
    private final ZoneId zone;

    private SteadyClock(Instant start, long startNanos, double speed, ZoneId zone) {
        this.start = start;
        this.startNanos = startNanos;
        this.speed = speed;
        this.zone = zone;
    }

    /** Begins at the wall time of now. */
    public static SteadyClock start() {
        return start(WallClock.SYSTEM);
    }

    /** The same by what the system takes for wall time, which may run fast. */
    public static SteadyClock start(WallClock wall) {
        return new SteadyClock(
                wall.asClock().instant(),
                System.nanoTime(),
                wall.speed(),
                wall.asClock().getZone());
    }

    @Override
    public Instant instant() {
        long passed = System.nanoTime() - startNanos;
        return start.plusNanos(speed == 1 ? passed : Math.round(passed * speed));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(start, startNanos, speed, other);
    }
}
