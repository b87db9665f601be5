package dev.needlewatch.ingest.mqtt;

import java.nio.ByteBuffer;
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
        Kept kept =
                new Kept(
                        delivery.topic(),
                        delivery.payload(),
                        delivery.properties(),
                        delivery.qos(),
                        delivery.retained(),
                        this,
                        next++);
        unsettled.put(kept.number(), kept);
        return Optional.of(kept);
    }

    /** All that is kept, oldest first. */
    synchronized List<Delivery> unsettled() {
        return new ArrayList<>(unsettled.values());
    }

    private synchronized void settle(long number) {
        unsettled.remove(number);
    }

    /**
     * A message that is settled here and no longer with the broker. It holds what it says, and not
     * the client's object, which is three times as large.
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Kept(
            String topic,
            byte[] payload,
            List<String> properties,
            int qos,
            boolean retained,
            ProcessJournal journal,
            long number)
            implements Delivery {
        @Override
        public ByteBuffer payloadView() {
            return ByteBuffer.wrap(payload);
        }

        @Override
        public void acknowledge() {
            journal.settle(number);
        }
    }
}
