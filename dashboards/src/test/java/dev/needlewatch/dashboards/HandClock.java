package dev.needlewatch.dashboards;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock moved by hand. */
public final class HandClock extends Clock {
    private volatile long millis;

    public HandClock(long millis) {
        this.millis = millis;
    }

    public void advanceMillis(long by) {
        millis += by;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
