package dev.needlewatch.dashboards.history;

import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.testing.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** An influxd 1.x of this machine, on free ports and an empty folder. */
public final class LocalInfluxd implements AutoCloseable {
    private static final String CONFIG =
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
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI base;

    public LocalInfluxd(Path program, Path folder) throws IOException, InterruptedException {
        int port = FreePorts.next();
        base = URI.create("http://127.0.0.1:" + port);
        Path config = folder.resolve("influxdb.conf");
        Files.writeString(config, CONFIG.formatted(folder, FreePorts.next(), port));
        process =
                new ProcessBuilder(program.toString(), "-config", config.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        await("influxd takes seconds to listen")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> send(HttpRequest.newBuilder(base.resolve("/ping")).build()) == 204);
        createDatabase("needling");
    }

    public void createDatabase(String name) throws IOException, InterruptedException {
        run("CREATE DATABASE " + name);
    }

    /** A retention policy that is not the database's default. */
    public void createPolicy(String database, String name)
            throws IOException, InterruptedException {
        run(
                "CREATE RETENTION POLICY %s ON %s DURATION 730d REPLICATION 1"
                        .formatted(name, database));
    }

    private void run(String statement) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(statement, StandardCharsets.UTF_8);
        send(
                HttpRequest.newBuilder(base.resolve("/query?q=" + encoded))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    /** Where influxd is on this machine, if it is. */
    public static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "influxd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public URI base() {
        return base;
    }

    public int write(String lines) throws IOException, InterruptedException {
        return write("needling", lines);
    }

    /**
     * Writes lines.
     *
     * @param database may be followed by {@code &rp=} and a policy
     */
    public int write(String database, String lines) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(base.resolve("/write?precision=ms&db=" + database))
                        .POST(HttpRequest.BodyPublishers.ofString(lines))
                        .build());
    }

    private int send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
