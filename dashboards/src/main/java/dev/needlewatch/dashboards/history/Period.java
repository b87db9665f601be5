package dev.needlewatch.dashboards.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time that is asked for.
 *
 * @param from ms since the Unix epoch, included
 * @param to ms since the Unix epoch, not included
 */
public record Period(long from, long to) {
    /** A leap year, and a day for two time zones to differ. */
    public static final Duration LONGEST = Duration.ofDays(367);

    /** What a store keeps, 400 days, and a day for one that drops whole days. */
    public static final Duration KEPT = Duration.ofDays(401);

    private static final long AHEAD_MS = Duration.ofDays(1).toMillis();

    /** Near the last millisecond that a store can tell in nanoseconds, in the year 2255. */
    private static final long LATEST = 9_000_000_000_000L;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException with one line, if it is empty, too long or out of range
     */
    public Period {
        if (from < 0 || to > LATEST || to <= from) {
            throw new IllegalArgumentException("a period begins after 1970 and ends after that");
        }
        if (to - from > LONGEST.toMillis()) {
            throw new IllegalArgumentException("a period is at most 366 days long");
        }
    }

    /**
     * What is so long and ends in a day from now: not every pen's clock is right.
     *
     * @param length at most 366 days
     */
    public static Period recent(Duration length, Clock clock) {
        long now = clock.millis();
        return new Period(Math.max(0, now - length.toMillis()), now + AHEAD_MS);
    }

    /** All that is kept, in periods that follow each other, the newest first. */
    public static List<Period> kept(Clock clock) {
        long oldest = Math.max(0, clock.millis() - KEPT.toMillis());
        List<Period> periods = new ArrayList<>();
        for (long to = clock.millis() + AHEAD_MS; to > oldest; to -= LONGEST.toMillis()) {
            periods.add(new Period(Math.max(oldest, to - LONGEST.toMillis()), to));
        }
        return periods;
    }

    /** Its begin, as stores want it. */
    public Instant begin() {
        return Instant.ofEpochMilli(from);
    }

    /** Its end, as stores want it. */
    public Instant end() {
        return Instant.ofEpochMilli(to);
    }

    /** Whether a moment lies in it. */
    public boolean holds(long at) {
        return at >= from && at < to;
    }
}
