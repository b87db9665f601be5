package dev.needlewatch.ingest.source.reader;

import java.time.Duration;

/** The one thread on which the sessions of a reader live. */
interface SessionLoop extends AutoCloseable {
    void execute(Runnable task);

    void schedule(Runnable task, Duration delay);

    boolean isClosed();

    /** Runs what is due and takes no more. */
    @Override
    void close();
}
