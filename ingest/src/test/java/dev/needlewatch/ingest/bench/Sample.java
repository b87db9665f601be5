package dev.needlewatch.ingest.bench;

/**
 * One measurement of one reader at one rate. Times are ms unless they say otherwise.
 *
 * @param published messages published, those of the warm-up too
 * @param distinct how many of them were seen
 * @param duplicates how many were seen again
 * @param perSecond seen a second, after the warm-up
 * @param lag how late the publisher was at the 99th percentile
 * @param readerMicros CPU time of the reader's threads for a message
 * @param brokerMicros CPU time of the broker for a message
 * @param allMicros CPU time of everything for a message: reader, broker, publisher, collector
 * @param collecting time spent in garbage collections, per second
 * @param liveMb heap after a full collection, the reader still open
 * @param checkpoints completed while measured
 * @param others share of the machine that other processes took meanwhile; 0 to 1
 */
record Sample(
        long published,
        long distinct,
        long duplicates,
        double perSecond,
        double p50,
        double p99,
        double p999,
        double max,
        double lag,
        double readerMicros,
        double brokerMicros,
        double allMicros,
        double collecting,
        double liveMb,
        long checkpoints,
        double others) {
    /** Whether nothing was lost. */
    boolean complete() {
        return published == distinct;
    }
}
