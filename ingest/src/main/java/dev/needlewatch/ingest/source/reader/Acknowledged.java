package dev.needlewatch.ingest.source.reader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * The fingerprints of what was acknowledged on one connection lately, oldest first. Should it
 * break, the broker may not have read the acknowledgements of the last minute, and send those
 * messages again. Eight bytes a message.
 */
final class Acknowledged {
    private static final long KEPT_NANOS = 60_000_000_000L;
    private static final long BATCH_NANOS = 1_000_000_000L;

    /** How many were acknowledged in about a second. */
    private static final class Batch {
        private final long since;
        private int size;

        private Batch(long since) {
            this.since = since;
        }
    }

    private final LongSupplier nanoTime;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private long[] ring = new long[64];
    private int first;
    private int size;

    Acknowledged(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void add(long fingerprint) {
        long now = nanoTime.getAsLong();
        Batch last = batches.peekLast();
        if (last == null || now - last.since > BATCH_NANOS) {
            last = new Batch(now);
            batches.add(last);
            forgetBefore(now - KEPT_NANOS);
        }
        last.size++;
        if (size == ring.length) {
            long[] larger = new long[ring.length * 2];
            copyTo(larger);
            ring = larger;
            first = 0;
        }
        ring[(first + size++) & (ring.length - 1)] = fingerprint;
    }

    private void forgetBefore(long time) {
        for (Batch oldest = batches.peek();
                oldest != null && oldest.since - time < 0;
                oldest = batches.peek()) {
            first = (first + oldest.size) & (ring.length - 1);
            size -= oldest.size;
            batches.remove();
        }
    }

    int size() {
        return size;
    }

    /** Writes them to the start of an array with room for all. */
    void copyTo(long[] target) {
        int untilEnd = Math.min(size, ring.length - first);
        System.arraycopy(ring, first, target, 0, untilEnd);
        System.arraycopy(ring, 0, target, untilEnd, size - untilEnd);
    }

    void clear() {
        batches.clear();
        first = 0;
        size = 0;
    }
}
