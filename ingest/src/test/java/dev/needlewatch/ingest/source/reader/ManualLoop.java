package dev.needlewatch.ingest.source.reader;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Runs tasks at once, in order, on the test's thread; delayed ones when the test says so. */
final class ManualLoop implements SessionLoop {
    final List<Duration> delays = new ArrayList<>();
    private final Deque<Runnable> due = new ArrayDeque<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    @Override
    public void execute(Runnable task) {
        if (closed) {
            return;
        }
        due.add(task);
        if (!running) {
            running = true;
            for (Runnable next = due.poll(); next != null; next = due.poll()) {
                next.run();
            }
            running = false;
        }
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        delays.add(delay);
        later.add(task);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Whether nothing is planned for later. */
    boolean isIdle() {
        return later.isEmpty();
    }

    /** Time goes by until the next delayed task. */
    void runNext() {
        execute(later.remove());
    }

    /** Time goes by. */
    void runLater() {
        for (Runnable next = later.poll(); next != null; next = later.poll()) {
            execute(next);
        }
    }
}
