package dev.needlewatch.streamjobs.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.needlewatch.ingest.testing.FreePorts;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real InfluxDB 1.x with a small proxy in front, which makes {@code /api/v2/write} of {@code
 * /write}: the version that Debian packages (1.6) does not have it yet.
 */
public final class InfluxdServer implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final int rpcPort;
    private final Path folder;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Duration delay = Duration.ZERO;
    private Process process;
    private final HttpServer proxy;

    /** Where influxd is installed, if it is. */
    public static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
                .map(folder -> Path.of(folder, "influxd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it on a database {@code needlewatch} and returns once it answers. */
    public InfluxdServer(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        port = FreePorts.next();
        rpcPort = FreePorts.next();
        process = start(installed().orElseThrow(), folder, port, rpcPort);
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/api/v2/write", this::forward);
        proxy.setExecutor(threads);
        proxy.start();
        awaitAnswer();
        query("CREATE DATABASE needlewatch");
    }

    private void awaitAnswer() {
        Awaitility.await("influxd takes a moment to open its port")
                .atMost(Duration.ofSeconds(60))
                .ignoreException(ConnectException.class)
                .until(() -> send("GET", "/ping", "").statusCode() == 204);
    }

    /** Kills the process, as SIGKILL does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again on the same data and port. */
    public void restart() throws IOException {
        process = start(installed().orElseThrow(), folder, port, rpcPort);
        awaitAnswer();
    }

    /** Answers to the sink, through the proxy, come so much later from now on. */
    public void answerAfter(Duration time) {
        delay = time;
    }

    /** The address of influxd itself, which is asked by InfluxQL. */
    public String queryUrl() {
        return "http://127.0.0.1:" + port;
    }

    private static Process start(Path program, Path folder, int port, int rpcPort)
            throws IOException {
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
                                .formatted(folder, rpcPort, port));
        return new ProcessBuilder(program.toString(), "-config", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("influxd.log").toFile())
                .start();
    }

    /** The address of the proxy. */
    public String url() {
        return "http://127.0.0.1:" + proxy.getAddress().getPort();
    }

    /** The answer to InfluxQL, as JSON. */
    public String query(String influxQl) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(influxQl, StandardCharsets.UTF_8);
        return send("POST", "/query?db=needlewatch&epoch=ns&q=" + encoded, "").body();
    }

    private void forward(HttpExchange exchange) throws IOException {
        String database = "needlewatch";
        for (String parameter : exchange.getRequestURI().getQuery().split("&")) {
            if (parameter.startsWith("bucket=")) {
                database = parameter.substring("bucket=".length());
            }
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            HttpResponse<String> response =
                    send("POST", "/write?precision=ns&db=" + database, body);
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
        threads.shutdownNow();
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
