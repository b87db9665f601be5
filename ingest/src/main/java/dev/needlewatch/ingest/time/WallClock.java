package dev.needlewatch.ingest.time;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What the system takes for wall time. {@link #SYSTEM} is the machine's clock. Another runs so many
 * times as fast from its origin on, so that emulated clinics and the jobs that watch them can play
 * hours in minutes: then <em>played</em> time is what messages, rules and screens speak of, and
 * <em>real</em> time what a timer of the machine can be set to. Everything that shares a play must
 * share origin and speed. Immutable and thread-safe.
 *
 * @param originMs where played and real time agree, ms since the Unix epoch
 * @param speed played seconds in a real one, 1 to {@link #FASTEST}
 */
public record WallClock(long originMs, double speed) implements Serializable {
    /** Faster than this nothing could be judged any more. */
    public static final double FASTEST = 3_600;

    /** The machine's clock: played time is real time. */
    public static final WallClock SYSTEM = new WallClock(0, 1);

    /** Checks the speed. */
    public WallClock {
        if (!(speed >= 1 && speed <= FASTEST)) {
            throw new IllegalArgumentException(
                    "a clock's speed must be from 1 to " + (int) FASTEST + ", got " + speed);
        }
    }

    /** A clock that runs so fast from now on; {@link #SYSTEM} for speed 1. */
    public static WallClock fromNow(double speed) {
        return speed == 1 ? SYSTEM : new WallClock(System.currentTimeMillis(), speed);
    }

    /** Whether played time is real time. */
    public boolean real() {
        return speed == 1;
    }

    /** Played time, ms since the Unix epoch. */
    public long now() {
        return played(System.currentTimeMillis());
    }

    /** Played time at a moment of real time; both in ms since the Unix epoch. */
    public long played(long realMs) {
        return real() ? realMs : originMs + (long) Math.floor((realMs - originMs) * speed);
    }

    /**
     * The first millisecond of real time at which played time has come so far: a timer set to it
     * never fires early. Both in ms since the Unix epoch.
     */
    public long realAt(long playedMs) {
        if (real()) {
            return playedMs;
        }
        long realMs = originMs + (long) Math.ceil((playedMs - originMs) / speed);
        // What division loses in the last place must not fire a timer early, or a tick too late.
        if (played(realMs) < playedMs) {
            return realMs + 1;
        }
        return played(realMs - 1) >= playedMs ? realMs - 1 : realMs;
    }

    /** Real milliseconds that so many played ones take, at least. */
    public double realMillis(double playedMillis) {
        return playedMillis / speed;
    }

    /** The real time that so much played time takes. */
    public Duration real(Duration played) {
        return real() ? played : Duration.ofNanos(Math.round(played.toNanos() / speed));
    }

    /** Played time to the microsecond of the machine's clock, ms since the Unix epoch. */
    public double exactly() {
        Instant real = Instant.now();
        double sinceOrigin = (real.getEpochSecond() * 1_000 - originMs) + real.getNano() / 1e6;
        return originMs + sinceOrigin * speed;
    }

    /** The same for what asks a {@link Clock}. */
    public Clock asClock() {
        return real() ? Clock.systemUTC() : new PlayedClock(this, Clock.systemUTC().getZone());
    }
}
