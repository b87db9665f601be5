package dev.needlewatch.streamjobs.rules.watch;

import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Timers in memory, by wall time, one for each owner. Those of one time go off as they were set.
 */
final class Timers {
    private final PriorityQueue<Set> queue = new PriorityQueue<>();
    private long sets;

    /** An owner's timer: a handle to set it earlier. */
    static final class Timer {
        private final LongConsumer ring;
        private @Nullable Set set;

        Timer(LongConsumer ring) {
            this.ring = ring;
        }
    }

    /** A timer as it was set; one that was set anew since is void. */
    private record Set(long at, long number, Timer timer) implements Comparable<Set> {
        @Override
        public int compareTo(Set other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** Sees to it that the timer goes off at that time at the latest, ms. */
    void by(Timer timer, long at) {
        if (at == Long.MAX_VALUE || (timer.set != null && timer.set.at() <= at)) {
            return;
        }
        Set set = new Set(at, sets++, timer);
        timer.set = set;
        queue.add(set);
    }

    /** Lets all go off that are due; each is told its time, or {@code since} if that is later. */
    void advance(long since, long to) {
        Set next = queue.peek();
        while (next != null && next.at() <= to) {
            queue.remove();
            if (next.equals(next.timer().set)) {
                next.timer().set = null;
                next.timer().ring.accept(Math.max(since, next.at()));
            }
            next = queue.peek();
        }
    }
}
