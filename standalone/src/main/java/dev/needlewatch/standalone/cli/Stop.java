package dev.needlewatch.standalone.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, or a polite kill: the process ends when what runs has been closed, or after a while. */
final class Stop implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Duration closing;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private Stop(Duration closing) {
        this.closing = closing;
    }

    /**
     * Listens for the signal. What must be closed before the process ends is opened after this and
     * closed before it, within five seconds of the signal.
     */
    static Stop onSignal() {
        return onSignal(CLOSING);
    }

    /** The same for what may take so long to close. */
    static Stop onSignal(Duration closing) {
        Stop stop = new Stop(closing);
        Runtime.getRuntime().addShutdownHook(new Thread(stop::signalled, "stop"));
        return stop;
    }

    private void signalled() {
        asked.countDown();
        try {
            if (!closed.await(closing.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println(
                        "needlewatch: did not stop cleanly within " + closing.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody asked the process to end. */
    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Waits until somebody asks the process to end. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits until somebody asks the process to end, at most so long; true if somebody did. */
    boolean await(long millis) throws InterruptedException {
        return asked.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
