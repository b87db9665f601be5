package dev.needlewatch.dashboards.history;

import dev.needlewatch.ingest.testing.FreePorts;
import io.questdb.ServerMain;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** QuestDB in this JVM, over HTTP only, with the tables of the record job if asked for. */
public final class EmbeddedQuestDb implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerMain server;
    private final URI base;

    public EmbeddedQuestDb(Path root) throws IOException {
        int port = FreePorts.next();
        Path folder = Files.createDirectories(root);
        server =
                ServerMain.create(
                        folder.toString(),
                        Map.of(
                                "QDB_HTTP_BIND_TO", "127.0.0.1:" + port,
                                "QDB_HTTP_MIN_ENABLED", "false",
                                "QDB_PG_ENABLED", "false",
                                "QDB_LINE_TCP_ENABLED", "false",
                                "QDB_TELEMETRY_ENABLED", "false",
                                "QDB_SHARED_WORKER_COUNT", "2"));
        server.start();
        base = URI.create("http://127.0.0.1:" + port);
    }

    public URI base() {
        return base;
    }

    public void createTables() throws IOException, InterruptedException {
        run(
                """
                CREATE TABLE reading_1s (timestamp TIMESTAMP, clinic SYMBOL, pen SYMBOL, area SYMBOL, \
                zone SYMBOL, treatment SYMBOL, depth_min DOUBLE, depth_mean DOUBLE, depth_max DOUBLE, \
                set_depth DOUBLE, "limit" DOUBLE, speed_mean DOUBLE, speed_min DOUBLE, speed_max DOUBLE, \
                passes LONG, needling_ms LONG, samples LONG, session VARCHAR, warn DOUBLE) \
                TIMESTAMP(timestamp) PARTITION BY DAY WAL\
                """);
        run(
                """
                CREATE TABLE alarm (timestamp TIMESTAMP, clinic SYMBOL, code SYMBOL, kind SYMBOL, \
                priority SYMBOL, area SYMBOL, event SYMBOL, id VARCHAR, session VARCHAR, pen VARCHAR, \
                therapist VARCHAR, value DOUBLE, "limit" DOUBLE, reason VARCHAR, presence VARCHAR, \
                message VARCHAR, by VARCHAR, ack_ms LONG) TIMESTAMP(timestamp) PARTITION BY DAY WAL\
                """);
        run(
                """
                CREATE TABLE session (timestamp TIMESTAMP, clinic SYMBOL, treatment SYMBOL, \
                indication SYMBOL, outcome SYMBOL, session VARCHAR, client VARCHAR, \
                therapist VARCHAR, pens VARCHAR, needling_s DOUBLE, duration_s DOUBLE, \
                deepest DOUBLE, passes LONG, alarms_high LONG, alarms_medium LONG, \
                alarms_low LONG, next_treatment_from VARCHAR) \
                TIMESTAMP(timestamp) PARTITION BY DAY WAL\
                """);
        run(
                """
                CREATE TABLE session_open (timestamp TIMESTAMP, clinic SYMBOL, treatment SYMBOL, \
                indication SYMBOL, session VARCHAR, client VARCHAR, \
                therapist VARCHAR, pens VARCHAR, needling_s DOUBLE, duration_s DOUBLE, \
                deepest DOUBLE, passes LONG, alarms_high LONG, alarms_medium LONG, \
                alarms_low LONG) TIMESTAMP(timestamp) PARTITION BY DAY WAL\
                """);
        run(
                """
                CREATE TABLE pen_status (timestamp TIMESTAMP, clinic SYMBOL, pen SYMBOL, \
                model SYMBOL, state VARCHAR, battery DOUBLE, firmware VARCHAR, cartridge VARCHAR, \
                lost LONG, late LONG, duplicate LONG, rejected LONG, skew_ms LONG) \
                TIMESTAMP(timestamp) PARTITION BY DAY WAL\
                """);
        run(
                """
                CREATE TABLE pipeline (timestamp TIMESTAMP, job SYMBOL, counter SYMBOL, \
                value DOUBLE) TIMESTAMP(timestamp) PARTITION BY DAY WAL\
                """);
    }

    public void write(String lines) throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(base.resolve("/write?precision=ms"))
                        .POST(HttpRequest.BodyPublishers.ofString(lines))
                        .build());
    }

    /** Waits until what was written can be read. */
    public void settle() {
        for (String table :
                List.of(
                        "reading_1s",
                        "alarm",
                        "session",
                        "session_open",
                        "pen_status",
                        "pipeline")) {
            server.awaitTable(table);
        }
    }

    private void run(String sql) throws IOException, InterruptedException {
        String query = URLEncoder.encode(sql, StandardCharsets.UTF_8);
        send(HttpRequest.newBuilder(base.resolve("/exec?query=" + query)).build());
    }

    private void send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
