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
 * share origin and speed; within one process it may wait for its pens ({@link Standstill}).
 * Immutable and thread-safe.
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
        if (real()) {
            return realMs;
        }
        Standstill.Reach reach = Standstill.reach(this);
        return (long) Math.min(unbound(realMs, reach.lostMs()), reach.untilMs());
    }

    /**
     * The first millisecond of real time at which played time has come so far: a timer set to it
     * does not fire early, unless the clock stands still before it does. Both in ms since the Unix
     * epoch.
     */
    public long realAt(long playedMs) {
        if (real()) {
            return playedMs;
        }
        long lostMs = Standstill.lostByNow(this);
        long realMs = originMs + lostMs + (long) Math.ceil((playedMs - originMs) / speed);
        // What division loses in the last place must not fire a timer early, or a tick too late.
        if (unbound(realMs, lostMs) < playedMs) {
            return realMs + 1;
        }
        return unbound(realMs - 1, lostMs) >= playedMs ? realMs - 1 : realMs;
    }

    private double unbound(long realMs, long lostMs) {
        return originMs + Math.floor((realMs - originMs - lostMs) * speed);
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
        Standstill.Reach reach = Standstill.reach(this);
        return Math.min(unbound(reach.lostMs()), reach.untilMs());
    }

    /** The same without waiting for anybody, after so much time was lost, ms. */
    double unbound(long lostMs) {
        Instant real = Instant.now();
        double sinceOrigin =
                (real.getEpochSecond() * 1_000 - originMs - lostMs) + real.getNano() / 1e6;
        return originMs + sinceOrigin * speed;
    }

    /** The same for what asks a {@link Clock}. */
    public Clock asClock() {
        return real() ? Clock.systemUTC() : new PlayedClock(this, Clock.systemUTC().getZone());
    }
}
