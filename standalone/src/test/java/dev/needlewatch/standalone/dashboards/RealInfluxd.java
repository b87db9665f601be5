package dev.needlewatch.standalone.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A real InfluxDB 1.x that answers what a dashboard asks. */
final class RealInfluxd implements AutoCloseable {
    private final InfluxdServer server;

    /** Where influxd is installed, if it is. */
    static Optional<Path> installed() {
        return InfluxdServer.installed();
    }

    RealInfluxd(Path folder) throws IOException, InterruptedException {
        server = new InfluxdServer(folder);
    }

    /** The address that points are written to. */
    String url() {
        return server.url();
    }

    /** The series that answer an InfluxQL query. */
    JsonNode ask(String influxQl) throws IOException, InterruptedException {
        String body = server.query(influxQl);
        JsonNode result = new ObjectMapper().readTree(body).path("results").path(0);
        if (result.isMissingNode() || result.has("error")) {
            throw new IllegalStateException(influxQl + ": " + body);
        }
        return result.path("series");
    }

    @Override
    public void close() {
        server.close();
    }
}
