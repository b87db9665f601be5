package dev.needlewatch.dashboards.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store that gives one prepared answer after another and remembers what it was asked. */
final class ScriptedStore implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String authorization;

    private record Answer(int status, String body) {}

    ScriptedStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8));
                    authorization = exchange.getRequestHeaders().getFirst("Authorization");
                    Answer answer = answers.remove();
                    byte[] body = answer.body().getBytes(UTF_8);
                    exchange.sendResponseHeaders(answer.status(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(int status, String body) {
        answers.add(new Answer(status, body));
    }

    /** The decoded query of the n-th question. */
    String asked(int n) {
        return asked.get(n);
    }

    /** Every question so far, decoded. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    String authorization() {
        return authorization;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
