package dev.needlewatch.emulator.verdict;

import dev.needlewatch.ingest.time.WallClock;
import java.time.Duration;

/**
 * How fast a run was played, and whether the emulator kept up.
 *
 * @param clock what pens and system took for wall time
 * @param behind the furthest that a message was published behind its due time, of real time
 * @param stood for how long a fast clock stood still because pens were late, of real time
 */
public record Timekeeping(WallClock clock, Duration behind, Duration stood) {
    /** In real time, where a stall counts as latency. */
    public static final Timekeeping REAL =
            new Timekeeping(WallClock.SYSTEM, Duration.ZERO, Duration.ZERO);

    /** Further behind than this a fast play is not the one that was asked for. */
    static final Duration FURTHEST = Duration.ofSeconds(1);

    /** Whether the play was the one asked for; a play in real time always is. */
    public boolean kept() {
        return clock.real() || behind.compareTo(FURTHEST) <= 0;
    }
}
