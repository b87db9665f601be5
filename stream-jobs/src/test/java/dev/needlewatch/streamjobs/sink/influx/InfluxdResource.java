package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.connector.testframe.TestResource;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;

/** A real influxd as Flink's suite starts and stops it: once for a class. */
final class InfluxdResource implements TestResource {
    private @Nullable InfluxdServer influxd;
    private @Nullable Path folder;

    InfluxSinkContext context() {
        if (influxd == null || folder == null) {
            throw new IllegalStateException("not started");
        }
        return new InfluxSinkContext(influxd, folder.resolve("spool"));
    }

    @Override
    public void startUp() throws IOException, InterruptedException {
        if (influxd == null) {
            folder = Files.createTempDirectory("influxd-suite");
            influxd = new InfluxdServer(folder);
        }
    }

    @Override
    public void tearDown() throws IOException {
        if (influxd != null && folder != null) {
            influxd.close();
            influxd = null;
            FileUtils.deleteDirectory(folder.toFile());
        }
    }
}
