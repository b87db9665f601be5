package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.live.BoardLoop;
import dev.needlewatch.dashboards.live.Frame;
import dev.needlewatch.dashboards.live.Outbox;
import dev.needlewatch.ingest.contract.Ids;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the board's frames to browsers as server-sent events. Each browser holds one thread, so a
 * slow one delays nobody; there are at most {@link #MOST_BROWSERS}.
 */
final class LiveStream implements AutoCloseable {
    static final int MOST_BROWSERS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final BoardLoop loop;
    private final Semaphore places = new Semaphore(MOST_BROWSERS);
    private volatile boolean closed;

    LiveStream(BoardLoop loop) {
        this.loop = loop;
    }

    /** Serves one browser until it leaves. */
    void serve(Context request) {
        String clinic = request.queryParam("clinic");
        if (clinic != null && !Ids.isAddress(clinic)) {
            throw new BadRequestResponse("no such clinic");
        }
        if (!places.tryAcquire()) {
            throw new ServiceUnavailableResponse("too many screens are connected");
        }
        try (Outbox outbox = loop.join(clinic)) {
            write(request, outbox);
        } catch (IOException e) {
            // The only way to learn that a browser has left is to fail to write to it.
            LOG.debug("a browser left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private void write(Context request, Outbox outbox) throws IOException, InterruptedException {
        request.res().setContentType("text/event-stream");
        request.res().setCharacterEncoding("utf-8");
        OutputStream browser = request.res().getOutputStream();
        while (!closed) {
            Frame frame = outbox.next(PATIENCE);
            if (frame != null) {
                String event = "event: " + frame.name() + "\ndata: " + frame.json() + "\n\n";
                browser.write(event.getBytes(StandardCharsets.UTF_8));
                browser.flush();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
