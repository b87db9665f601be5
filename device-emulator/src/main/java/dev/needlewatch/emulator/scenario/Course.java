package dev.needlewatch.emulator.scenario;

/**
 * What makes one particular course of events of a scenario.
 *
 * @param begin when the first chair begins, ms since the Unix epoch
 * @param staggerMs how long after the one before it each chair begins
 */
record Course(long seed, long begin, int staggerMs) {
    /** Boots are counted in seconds since this moment, so that no two runs share one. */
    private static final long BOOTS_COUNT_FROM_MS = 1_767_225_600_000L;

    /** Stands in all ids, so that two runs never share a session or a client. */
    String run() {
        return Long.toString(begin / 100, 36);
    }

    long firstBoot() {
        return Math.max(1, (begin - BOOTS_COUNT_FROM_MS) / 1_000);
    }

    long seedOf(Seat seat) {
        return seed * 1_000_003 + seat.chair();
    }

    long beginOf(Seat seat) {
        return begin + (long) staggerMs * seat.chair();
    }
}
