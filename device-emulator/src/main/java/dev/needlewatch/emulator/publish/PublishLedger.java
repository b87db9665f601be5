package dev.needlewatch.emulator.publish;

import dev.needlewatch.ingest.contract.TopicKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what was handed to the broker and what it acknowledged, so that the accounts can be
 * closed. Thread-safe.
 */
public final class PublishLedger {
    private final Map<TopicKind, Long> acknowledged = new EnumMap<>(TopicKind.class);
    private long duplicates;
    private long garbage;
    private long failed;
    private long inFlight;

    /** Why a message is published. */
    public enum Purpose {
        FIRST,
        DUPLICATE,
        GARBAGE
    }

    /**
     * What was published up to a moment.
     *
     * @param byTopic acknowledged messages by kind of topic, duplicates and garbage included
     * @param duplicates those published a second time
     * @param garbage those that must be rejected
     * @param failed those the broker did not acknowledge
     */
    public record Totals(Map<TopicKind, Long> byTopic, long duplicates, long garbage, long failed) {
        /** Nothing yet. */
        public static final Totals NOTHING = new Totals(Map.of(), 0, 0, 0);

        public Totals {
            byTopic = Map.copyOf(byTopic);
        }

        /** Both together. */
        public Totals and(Totals other) {
            Map<TopicKind, Long> both = new EnumMap<>(TopicKind.class);
            both.putAll(byTopic);
            other.byTopic.forEach((topic, count) -> both.merge(topic, count, Long::sum));
            return new Totals(
                    both,
                    duplicates + other.duplicates,
                    garbage + other.garbage,
                    failed + other.failed);
        }

        /** All messages that the broker acknowledged. */
        public long published() {
            return byTopic.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    synchronized void sent() {
        inFlight++;
    }

    synchronized void settled(TopicKind topic, Purpose purpose, boolean taken) {
        inFlight--;
        notifyAll();
        if (!taken) {
            failed++;
            return;
        }
        acknowledged.merge(topic, 1L, Long::sum);
        if (purpose == Purpose.DUPLICATE) {
            duplicates++;
        } else if (purpose == Purpose.GARBAGE) {
            garbage++;
        }
    }

    public synchronized Totals totals() {
        return new Totals(acknowledged, duplicates, garbage, failed + inFlight);
    }

    /** Waits until the broker has answered for everything; false if it has not in time. */
    public synchronized boolean awaitSettled(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (inFlight > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }
}
