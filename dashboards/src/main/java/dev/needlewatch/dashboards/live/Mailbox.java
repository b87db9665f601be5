package dev.needlewatch.dashboards.live;

import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came over one connection and waits for the board's thread. Alarms come out first, each of
 * them, in their order. Of snapshots and beats only the newest of each topic is kept: the box holds
 * no more of them than the board does, however late its thread is. For any thread.
 */
final class Mailbox {
    private static final Set<TopicKind> STATES = Set.of(TopicKind.SNAPSHOT, TopicKind.MONITORING);

    private final Queue<Letter> alarms = new ArrayDeque<>();
    private final Map<String, Letter> states = new LinkedHashMap<>();
    private boolean announced;

    /** One message. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Letter(String path, byte[] payload) {}

    /** Puts a message in; true if it is to be announced that there is something to take out. */
    synchronized boolean put(String path, byte[] payload) {
        Letter letter = new Letter(path, payload);
        if (Topic.parse(path).filter(topic -> STATES.contains(topic.kind())).isPresent()) {
            states.put(path, letter);
        } else {
            alarms.add(letter);
        }
        boolean news = !announced;
        announced = true;
        return news;
    }

    /** The next one; null if there is none, and the next that is put in is to be announced. */
    synchronized @Nullable Letter take() {
        Letter next = alarms.poll();
        if (next == null) {
            next = oldestState();
        }
        announced = next != null;
        return next;
    }

    private @Nullable Letter oldestState() {
        Iterator<Letter> waiting = states.values().iterator();
        if (!waiting.hasNext()) {
            return null;
        }
        Letter oldest = waiting.next();
        waiting.remove();
        return oldest;
    }
}
