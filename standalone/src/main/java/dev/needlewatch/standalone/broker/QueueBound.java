package dev.needlewatch.standalone.broker;

/**
 * How many messages may wait for one reader within the embedded broker: a quarter of the heap for
 * the two jobs, so that a reader that is held back costs its oldest messages and never the process,
 * and the alarms with it.
 */
final class QueueBound {
    /** A reading that waits takes 560 bytes of heap; an alarm event twice that. */
    private static final long BYTES_A_MESSAGE = 1_024;

    private static final int SHARE = 4;
    private static final int READERS = 2;
    private static final long FEWEST = 10_000;
    private static final long MOST = 1_000_000;

    private QueueBound() {}

    /** Messages for each reader, 10,000 to 1,000,000: 131,072 with a heap of 1 GiB. */
    static int ofHeap(long bytes) {
        long messages = bytes / SHARE / READERS / BYTES_A_MESSAGE;
        return (int) Math.max(FEWEST, Math.min(MOST, messages));
    }
}
