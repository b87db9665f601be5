package dev.needlewatch.ingest.source.reader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what one split has emitted, says what may be acknowledged, and recognises what comes
 * again. Task thread only.
 *
 * <p>Acknowledged is in order, on the newest connection, and what a complete checkpoint covers;
 * with several checkpoints retained, what the oldest of them covers, since what the broker forgets
 * cannot be had from an older one.
 *
 * <p>What a kept session sends again on a new connection is not emitted again: it takes the place
 * of what it was before, and is acknowledged when a checkpoint covers that. So a connection that
 * breaks sooner than a checkpoint completes still gets on. It has to: Mosquitto 2.0.11 overruns
 * every window, so that a backlog of more than 65,535 messages breaks one connection after another.
 */
final class AckTracker {
    /** How a message is to be taken. */
    enum Taken {
        /** It has not come before, as far as is known. */
        NEW,
        /** It may have come before, and is not recognised. */
        AGAIN,
        /** It has come before and was emitted then. */
        EMITTED
    }

    /** Everything before a position belongs to a checkpoint. */
    private record Mark(long checkpoint, long position) {}

    /** A message with its place in the order of emission. */
    record Emitted(Arrival arrival, long fingerprint, long position) {}

    private final Deque<Emitted> unacknowledged = new ArrayDeque<>();
    private final Expected expected = new Expected();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final Deque<Long> retained = new ArrayDeque<>();
    private final int retainedCheckpoints;
    private final Acknowledged acknowledged;
    private long next;
    private long covered;
    private long handedOut; // to be acknowledged on the newest link
    private @Nullable Link newest;

    AckTracker(int retainedCheckpoints, LongSupplier nanoTime) {
        this.retainedCheckpoints = retainedCheckpoints;
        acknowledged = new Acknowledged(nanoTime);
    }

    /** Remembers a message; what was {@link Taken#EMITTED} is not to be emitted again. */
    Taken take(Arrival arrival) {
        if (!arrival.acknowledged()) {
            return Taken.NEW;
        }
        if (newest == null || arrival.link().epoch() > newest.epoch()) {
            turnTo(arrival.link());
        }
        long fingerprint = Fingerprint.of(arrival.delivery());
        boolean mayComeAgain = !expected.isEmpty();
        long before = expected.recognise(fingerprint);
        if (before != Expected.UNKNOWN) {
            unacknowledged.add(new Emitted(arrival, fingerprint, before));
            return Taken.EMITTED;
        }
        unacknowledged.add(new Emitted(arrival, fingerprint, next++));
        return mayComeAgain ? Taken.AGAIN : Taken.NEW;
    }

    private void turnTo(Link link) {
        if (newest != null && link.continues(newest)) {
            expected.again(acknowledged, handedOut - newest.acknowledged(), unacknowledged);
        } else {
            expected.clear();
        }
        unacknowledged.clear();
        acknowledged.clear();
        handedOut = 0;
        newest = link;
    }

    /** Everything emitted so far belongs to this checkpoint. */
    void checkpointed(long checkpoint) {
        marks.add(new Mark(checkpoint, next));
    }

    /** This checkpoint is complete, and so are those before it, whether that was told or not. */
    void completed(long checkpoint) {
        long position = -1;
        for (Mark mark = marks.peek();
                mark != null && mark.checkpoint() <= checkpoint;
                mark = marks.peek()) {
            position = mark.position();
            marks.remove();
        }
        if (position >= 0) {
            retained.add(position);
            if (retained.size() >= retainedCheckpoints) {
                covered = retained.remove();
            }
        }
    }

    /** The checkpoint will not complete; what it would have covered waits for the next. */
    void aborted(long checkpoint) {
        marks.removeIf(mark -> mark.checkpoint() == checkpoint);
    }

    /** What may be acknowledged now; nothing without a connection: it waits to come again. */
    List<Arrival> due() {
        if (newest == null || newest.over()) {
            return List.of();
        }
        List<Arrival> due = new ArrayList<>();
        for (Emitted first = unacknowledged.peek();
                first != null && first.position() < covered;
                first = unacknowledged.peek()) {
            due.add(first.arrival());
            acknowledged.add(first.fingerprint());
            unacknowledged.remove();
        }
        handedOut += due.size();
        return due;
    }
}
