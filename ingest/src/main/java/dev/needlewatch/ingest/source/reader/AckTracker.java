package dev.needlewatch.ingest.source.reader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what one split has emitted and says what may be acknowledged: in order, when a
 * checkpoint that covers it is complete, and only what came in on the newest connection, since the
 * broker sends the rest again. Task thread only.
 */
final class AckTracker {
    /** Everything before a position belongs to a checkpoint. */
    private record Mark(long checkpoint, long position) {}

    private final Deque<Arrival> unacknowledged = new ArrayDeque<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long first;
    private @Nullable Link newest;

    /** Remembers a message just emitted. */
    void emitted(Arrival arrival) {
        if (!arrival.acknowledged()) {
            return;
        }
        Link link = arrival.link();
        if (newest == null || link.epoch() > newest.epoch()) {
            first += unacknowledged.size();
            unacknowledged.clear();
            newest = link;
        }
        if (link == newest) {
            unacknowledged.add(arrival);
        }
    }

    /** Everything emitted so far belongs to this checkpoint. */
    void checkpointed(long checkpoint) {
        marks.add(new Mark(checkpoint, first + unacknowledged.size()));
    }

    /** What this checkpoint covers, also by those before it whose completion was never told. */
    List<Arrival> completed(long checkpoint) {
        long position = first;
        for (Mark mark = marks.peek();
                mark != null && mark.checkpoint() <= checkpoint;
                mark = marks.peek()) {
            position = Math.max(position, mark.position());
            marks.remove();
        }
        List<Arrival> covered = new ArrayList<>((int) (position - first));
        while (first < position) {
            covered.add(unacknowledged.remove());
            first++;
        }
        return covered;
    }

    /** The checkpoint will not complete; what it would have covered waits for the next. */
    void aborted(long checkpoint) {
        marks.removeIf(mark -> mark.checkpoint() == checkpoint);
    }
}
