package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.live.BoardLoop;
import dev.needlewatch.dashboards.live.Frame;
import dev.needlewatch.dashboards.live.Outbox;
import dev.needlewatch.ingest.contract.Ids;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Writes the board's frames to browsers as server-sent events. Each browser holds one thread, so a
 * slow one delays nobody; there are at most {@link #MOST_BROWSERS}.
 */
final class LiveStream implements AutoCloseable {
    static final int MOST_BROWSERS = 100;

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final BoardLoop loop;
    private final Semaphore places = new Semaphore(MOST_BROWSERS);
    private volatile boolean closed;

    LiveStream(BoardLoop loop) {
        this.loop = loop;
    }

    /** Serves one browser until it leaves. */
    void serve(SseClient browser) {
        String clinic = browser.ctx().queryParam("clinic");
        if (clinic != null && !Ids.isAddress(clinic)) {
            browser.sendEvent("refused", "{\"error\":\"no such clinic\"}");
            return;
        }
        if (!places.tryAcquire()) {
            browser.sendEvent("refused", "{\"error\":\"too many screens are connected\"}");
            return;
        }
        try {
            write(browser, clinic);
        } finally {
            places.release();
        }
    }

    private void write(SseClient browser, @Nullable String clinic) {
        try (Outbox outbox = loop.join(clinic)) {
            while (!closed && !browser.terminated()) {
                Frame frame = outbox.next(PATIENCE);
                if (frame != null) {
                    browser.sendEvent(frame.name(), frame.json());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
