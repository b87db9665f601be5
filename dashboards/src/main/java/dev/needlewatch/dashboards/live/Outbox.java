package dev.needlewatch.dashboards.live;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one browser has yet to be sent. The board's thread puts in and never waits; the browser's
 * own thread takes out. A browser too slow for its deltas gets a fresh snapshot instead of them.
 */
public final class Outbox implements AutoCloseable {
    static final int CAPACITY = 512;

    private final @Nullable String clinic;
    private final BoardLoop loop;
    private final BlockingQueue<Frame> frames = new ArrayBlockingQueue<>(CAPACITY);
    private volatile boolean overrun;

    Outbox(@Nullable String clinic, BoardLoop loop) {
        this.clinic = clinic;
        this.loop = loop;
    }

    @Nullable String clinic() {
        return clinic;
    }

    /** On the board's thread. */
    void offer(Frame frame) {
        if (!overrun && frame.concerns(clinic) && !frames.offer(frame)) {
            overrun = true;
        }
    }

    /** On the board's thread: everything before this is void. */
    void restart(Frame snapshot) {
        frames.clear();
        overrun = false;
        frames.add(snapshot);
    }

    /** The next frame, or null if there was none for so long. On the browser's thread. */
    public @Nullable Frame next(Duration patience) throws InterruptedException {
        if (overrun) {
            loop.resend(this);
        }
        return frames.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** No more frames are wanted. */
    @Override
    public void close() {
        loop.leave(this);
    }
}
