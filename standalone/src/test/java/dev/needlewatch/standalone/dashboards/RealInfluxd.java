package dev.needlewatch.standalone.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.needlewatch.standalone.FreePorts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real InfluxDB 1.x with a small proxy in front, which makes {@code /api/v2/write} of {@code
 * /write}: the version that Debian packages (1.6) does not have it yet.
 */
final class RealInfluxd implements AutoCloseable {
    private static final String DATABASE = "needlewatch";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePorts.next();
    private final Process process;
    private final HttpServer proxy;

    /** Where influxd is installed, if it is. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
                .map(folder -> Path.of(folder, "influxd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    RealInfluxd(Path folder) throws IOException, InterruptedException {
        Path configuration =
                Files.writeString(
                        folder.resolve("influxd.conf"),
                        """
                        reporting-disabled = true
                        bind-address = "127.0.0.1:%2$d"
                        [meta]
                          dir = "%1$s/meta"
                        [data]
                          dir = "%1$s/data"
                          wal-dir = "%1$s/wal"
                        [http]
                          bind-address = "127.0.0.1:%3$d"
                          log-enabled = false
                        [monitor]
                          store-enabled = false
                        """
                                .formatted(folder, FreePorts.next(), port));
        process =
                new ProcessBuilder(
                                installed().orElseThrow().toString(),
                                "-config",
                                configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("influxd.log").toFile())
                        .start();
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/api/v2/write", this::forward);
        proxy.start();
        Awaitility.await("influxd takes a moment to open its port")
                .atMost(Duration.ofSeconds(60))
                .ignoreException(ConnectException.class)
                .until(() -> send("GET", "/ping", "").statusCode() == 204);
        ask("CREATE DATABASE " + DATABASE);
    }

    /** The address of the proxy. */
    String url() {
        return "http://127.0.0.1:" + proxy.getAddress().getPort();
    }

    /** The series that answer an InfluxQL query. */
    JsonNode ask(String influxQl) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(influxQl, StandardCharsets.UTF_8);
        String body = send("POST", "/query?db=" + DATABASE + "&epoch=ms&q=" + encoded, "").body();
        JsonNode result = new ObjectMapper().readTree(body).path("results").path(0);
        if (result.isMissingNode() || result.has("error")) {
            throw new IllegalStateException(influxQl + ": " + body);
        }
        return result.path("series");
    }

    private void forward(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            HttpResponse<String> response =
                    send("POST", "/write?precision=ns&db=" + DATABASE, body);
            byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    response.statusCode(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        proxy.stop(0);
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
