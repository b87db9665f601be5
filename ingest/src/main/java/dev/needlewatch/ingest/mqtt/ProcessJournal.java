package dev.needlewatch.ingest.mqtt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one session received and nobody has settled yet, in order of arrival; kept by this process.
 * Any thread.
 */
final class ProcessJournal {
    private final Map<Long, Delivery> unsettled = new LinkedHashMap<>();
    private final int capacity;
    private long next;

    ProcessJournal(int capacity) {
        this.capacity = capacity;
    }

    /** Keeps a message; empty if there is no room for it. */
    synchronized Optional<Delivery> keep(Delivery delivery) {
        if (unsettled.size() >= capacity) {
            return Optional.empty();
        }
        Delivery kept = new Kept(delivery, this, next++);
        unsettled.put(((Kept) kept).number(), kept);
        return Optional.of(kept);
    }

    /** All that is kept, oldest first. */
    synchronized List<Delivery> unsettled() {
        return new ArrayList<>(unsettled.values());
    }

    private synchronized void settle(long number) {
        unsettled.remove(number);
    }

    /** A message that is settled here and no longer with the broker. */
    private record Kept(Delivery delivery, ProcessJournal journal, long number)
            implements Delivery {
        @Override
        public String topic() {
            return delivery.topic();
        }

        @Override
        public byte[] payload() {
            return delivery.payload();
        }

        @Override
        public List<String> properties() {
            return delivery.properties();
        }

        @Override
        public int qos() {
            return delivery.qos();
        }

        @Override
        public boolean retained() {
            return delivery.retained();
        }

        @Override
        public void acknowledge() {
            journal.settle(number);
        }
    }
}
