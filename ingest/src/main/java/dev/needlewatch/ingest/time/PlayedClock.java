package dev.needlewatch.ingest.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Played time for what asks a {@link Clock}. Immutable. */
final class PlayedClock extends Clock {
    private final WallClock clock;
    private final ZoneId zone;

    PlayedClock(WallClock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        return clock.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new PlayedClock(clock, other);
    }
}
