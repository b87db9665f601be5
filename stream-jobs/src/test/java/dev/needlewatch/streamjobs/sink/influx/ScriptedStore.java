package dev.needlewatch.streamjobs.sink.influx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A store that answers as told: scripted answers first, then it takes every line that is good. What
 * it took is kept in order of arrival.
 */
final class ScriptedStore implements AutoCloseable {
    /** One scripted answer. */
    record Reply(int status, @Nullable String retryAfter, String body) {}

    private final HttpServer server;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Reply> script = new ArrayDeque<>();
    private final List<String> taken = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private volatile Predicate<String> good = line -> true;
    private volatile int mostLines = Integer.MAX_VALUE;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile Duration longestHeld = Duration.ofMinutes(5);

    ScriptedStore() {
        this(0);
    }

    ScriptedStore(int wanted) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.port = server.getAddress().getPort();
        server.createContext("/api/v2/write", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    InfluxSettings settings() {
        return InfluxSettings.of("http://127.0.0.1:" + port(), "secret", "org", "bucket")
                .withPatience(Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(10));
    }

    int port() {
        return port;
    }

    ScriptedStore then(int status) {
        return then(status, null);
    }

    synchronized ScriptedStore then(int status, @Nullable String retryAfter) {
        script.add(new Reply(status, retryAfter, "{\"message\":\"scripted " + status + "\"}"));
        return this;
    }

    /** Refuses lines of which this is not true, as InfluxDB does: 400 for the whole batch. */
    ScriptedStore takingOnly(Predicate<String> good) {
        this.good = good;
        return this;
    }

    ScriptedStore takingAtMost(int lines) {
        this.mostLines = lines;
        return this;
    }

    /** Answers each request after so long, until {@link #release()}. */
    void slow(Duration answerAfter) {
        longestHeld = answerAfter;
        hold();
    }

    /** Leaves requests without an answer until {@link #release()}. */
    void hold() {
        open = new CountDownLatch(1);
    }

    void release() {
        open.countDown();
    }

    synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    /** Query and authorization of each request. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            boolean unused = open.await(longestHeld.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Reply reply = decide(exchange, List.of(body.split("\n")));
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        if (reply.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
        }
        exchange.sendResponseHeaders(reply.status(), reply.status() == 204 ? -1 : bytes.length);
        if (reply.status() != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private synchronized Reply decide(HttpExchange exchange, List<String> lines) {
        requests.add(
                exchange.getRequestURI().getQuery()
                        + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
        Reply scripted = script.poll();
        if (scripted != null) {
            return scripted;
        }
        if (lines.size() > mostLines) {
            return new Reply(413, null, "{\"message\":\"too large\"}");
        }
        if (!lines.stream().allMatch(good)) {
            return new Reply(400, null, "{\"message\":\"unable to parse\"}");
        }
        taken.addAll(lines);
        return new Reply(204, null, "");
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
