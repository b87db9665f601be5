package dev.needlewatch.ingest.source.reader;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many messages of one connection are received and not acknowledged. The broker holds to the
 * size; here it is only counted. Any thread.
 */
final class ReceiveWindow {
    private static final double HIGH = 0.8;

    private final int size;
    private final int high;
    private final AtomicInteger outstanding = new AtomicInteger();

    ReceiveWindow(int size) {
        this.size = size;
        high = Math.max(1, (int) Math.ceil(size * HIGH));
    }

    /** Counts one more; true when this one fills the window to 80 %. */
    boolean arrived() {
        return outstanding.incrementAndGet() == high;
    }

    void acknowledged() {
        outstanding.decrementAndGet();
    }

    /** Whether it is more than half full. */
    boolean isHalfFull() {
        return outstanding.get() > size / 2;
    }

    int outstanding() {
        return outstanding.get();
    }

    double usage() {
        return (double) outstanding.get() / size;
    }
}
