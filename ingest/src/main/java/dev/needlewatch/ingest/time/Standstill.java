package dev.needlewatch.ingest.time;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets the time of a play wait for its pens. A process that stands still for a twentieth of a
 * second stands still for three seconds of a clock that is sixty times as fast, and nobody in it
 * could have done anything meanwhile: so time stands still, too. It waits for the pens only, never
 * for what watches them. Only a system and pens in one process share it, so whoever runs the system
 * permits it and whoever plays the pens uses it where it is permitted. Thread-safe.
 */
public final class Standstill {
    /** So late may pens be before time stands still, of real time, ms. */
    static final double PATIENCE_MS = 10;

    private static final Map<WallClock, Standstill> PERMITTED = new ConcurrentHashMap<>();

    private final WallClock clock;
    private final ConcurrentSkipListMap<Long, Long> lostBy = new ConcurrentSkipListMap<>();
    private volatile Reach reach = Reach.FREE;

    /**
     * How far time may go.
     *
     * @param untilMs played time that is not passed, ms since the Unix epoch
     * @param lostMs real time in which it stood still so far, ms
     */
    record Reach(double untilMs, long lostMs) {
        static final Reach FREE = new Reach(Double.POSITIVE_INFINITY, 0);
    }

    private Standstill(WallClock clock) {
        this.clock = clock;
    }

    /** A clock of this process may stand still; the machine's never does. */
    public static void permit(WallClock clock) {
        if (!clock.real()) {
            PERMITTED.computeIfAbsent(clock, Standstill::new);
        }
    }

    /** Nobody uses the clock any more. */
    public static void forget(WallClock clock) {
        PERMITTED.remove(clock);
    }

    /** The one of a clock; null if it is not permitted. */
    public static @Nullable Standstill of(WallClock clock) {
        return clock.real() ? null : PERMITTED.get(clock);
    }

    static Reach reach(WallClock clock) {
        Standstill known = PERMITTED.get(clock);
        return known == null ? Reach.FREE : known.reach;
    }

    /** Real time that a clock has lost, with what it is losing now, ms; rounded up. */
    static long lostByNow(WallClock clock) {
        Reach reach = reach(clock);
        return reach.lostMs + (long) Math.ceil(standing(clock, reach));
    }

    /** For how long a clock has stood still since it came as far as it may, real ms. */
    private static double standing(WallClock clock, Reach reach) {
        return Math.max(0, clock.realMillis(clock.unbound(reach.lostMs) - reach.untilMs));
    }

    /**
     * Pens have done what was due before, and next something at this moment: until then, and a
     * little longer, time runs.
     *
     * @param dueMs played time, ms since the Unix epoch
     */
    public synchronized void next(long dueMs) {
        double patience = PATIENCE_MS * clock.speed();
        double least =
                reach.untilMs == Double.POSITIVE_INFINITY
                        ? clock.exactly() + patience
                        : reach.untilMs;
        go(Math.max(least, dueMs + patience));
    }

    /** Nobody plays any more: time runs. */
    public synchronized void release() {
        go(Double.POSITIVE_INFINITY);
    }

    /** What it stood still was lost for good, so that it goes on from where it is. */
    private void go(double untilMs) {
        Reach had = reach;
        long stood = (long) Math.floor(standing(clock, had));
        if (stood > 0) {
            lostBy.put((long) had.untilMs, had.lostMs + stood);
        }
        reach = new Reach(untilMs, had.lostMs + stood);
    }

    /** For how long it has stood still in all, real time. */
    public Duration lost() {
        return Duration.ofMillis(reach.lostMs);
    }

    /** For how long it had stood still before it came to this moment of played time, real ms. */
    public long lostBefore(long playedMs) {
        Map.Entry<Long, Long> last = lostBy.lowerEntry(playedMs);
        return last == null ? 0 : last.getValue();
    }
}
