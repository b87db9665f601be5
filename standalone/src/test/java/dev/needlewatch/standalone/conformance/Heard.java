package dev.needlewatch.standalone.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a clinic was told on one topic; each message answers one expectation at most. */
final class Heard {
    private final BlockingQueue<JsonNode> arriving = new LinkedBlockingQueue<>();
    private final List<JsonNode> all = new ArrayList<>();
    private final List<JsonNode> unanswered = new ArrayList<>();

    /** Any thread. */
    void arrived(JsonNode message) {
        arriving.add(message);
    }

    /** Waits for a message with these members; null if none comes in time. */
    @Nullable JsonNode await(JsonNode members, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        JsonNode found = take(members);
        while (found == null && listen(deadline)) {
            found = take(members);
        }
        return found;
    }

    /** Listens for so long, whatever comes. */
    void listenFor(Duration length) throws InterruptedException {
        long deadline = System.nanoTime() + length.toNanos();
        while (listen(deadline)) {
            continue; // all that comes is kept
        }
    }

    /** The first message with these members, from the beginning; null if there was none. */
    @Nullable JsonNode first(JsonNode members) {
        return all.stream().filter(message -> has(message, members)).findFirst().orElse(null);
    }

    List<JsonNode> all() {
        return all;
    }

    private boolean listen(long deadline) throws InterruptedException {
        JsonNode next =
                arriving.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (next == null) {
            return false;
        }
        all.add(next);
        unanswered.add(next);
        return true;
    }

    private @Nullable JsonNode take(JsonNode members) {
        for (Iterator<JsonNode> each = unanswered.iterator(); each.hasNext(); ) {
            JsonNode message = each.next();
            if (has(message, members)) {
                each.remove();
                return message;
            }
        }
        return null;
    }

    private static boolean has(JsonNode message, JsonNode members) {
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            JsonNode value = message.path(member.getKey());
            boolean same =
                    value.isNumber() && member.getValue().isNumber()
                            ? value.doubleValue() == member.getValue().doubleValue()
                            : value.equals(member.getValue());
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
