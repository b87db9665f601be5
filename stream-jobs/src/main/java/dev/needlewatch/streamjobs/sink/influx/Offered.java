package dev.needlewatch.streamjobs.sink.influx;

/**
 * What became of a batch that was offered to the store.
 *
 * @param left the points that are neither stored nor known to be wrong
 * @param answer the last one, which says why they are left
 */
record Offered(Batch left, Answer answer) {
    boolean settled() {
        return left.isEmpty();
    }
}
