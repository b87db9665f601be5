package dev.needlewatch.standalone.bench.outage;

import java.time.Duration;

/**
 * How one run goes.
 *
 * @param pens that needle quietly
 * @param rate readings of each a second
 * @param settle not counted, at the beginning
 * @param before counted before the outage
 * @param outage how long the store is away
 * @param after how long readings go on once it is back
 */
record Course(
        Variant variant,
        int pens,
        int rate,
        Duration settle,
        Duration before,
        Duration outage,
        Duration after) {

    /** Of the processes, before the load: as long as it settles, unless that is short. */
    Duration warmUp() {
        return settle.toSeconds() < 30 ? Duration.ZERO : settle;
    }

    Duration length() {
        return settle.plus(before).plus(outage).plus(after);
    }

    /** Each probe leaves a pen, a session and an alarm behind: few, where memory is looked at. */
    Duration probesApart() {
        return variant == Variant.MEMORY ? Duration.ofSeconds(10) : Duration.ofMillis(100);
    }

    /** About half of what waits when the store comes back: so large a disk is full half-way. */
    int smallDiskMib() {
        long bytes = pens * BYTES_OF_A_POINT * outage.toSeconds();
        return (int) Math.max(1, bytes / 2 >> 20);
    }

    private static final long BYTES_OF_A_POINT = 250;
}
