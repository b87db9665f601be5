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
    private final ZoneId zone;

    private SteadyClock(Instant start, long startNanos, ZoneId zone) {
        this.start = start;
        this.startNanos = startNanos;
        this.zone = zone;
    }

    /** Begins at the wall time of now. */
    public static Clock start() {
        Clock wall = Clock.systemUTC();
        return new SteadyClock(wall.instant(), System.nanoTime(), wall.getZone());
    }

    /**
     * The same by what the system takes for wall time; a play's is read itself, for it may wait.
     */
    public static Clock start(WallClock wall) {
        return wall.real() ? start() : wall.asClock();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(start, startNanos, other);
    }
}
