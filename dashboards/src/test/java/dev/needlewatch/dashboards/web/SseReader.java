package dev.needlewatch.dashboards.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A browser's end of the live stream. */
public final class SseReader implements AutoCloseable {
    private final InputStream stream;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** One event of the stream. */
    public record Event(String name, String data) {}

    public SseReader(URI uri) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(uri)
                                        .header("Accept", "text/event-stream")
                                        .build(),
                                HttpResponse.BodyHandlers.ofInputStream());
        stream = response.body();
        Thread reader = new Thread(this::read, "sse-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        String name = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(name, line.substring("data: ".length())));
                }
            }
        } catch (IOException e) {
            events.add(new Event("closed", String.valueOf(e.getMessage())));
        }
    }

    /** The next event that fits; fails after a minute. */
    public Event await(Predicate<Event> wanted) throws InterruptedException {
        long ends = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            Event event = events.poll(ends - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new AssertionError("no such event within a minute");
            }
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    public Event await(String name) throws InterruptedException {
        return await(event -> event.name().equals(name));
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
