package dev.needlewatch.standalone.bench.store;

import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.standalone.store.EmbeddedStore;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A store that is measured. */
sealed interface BenchStore extends AutoCloseable {
    /** What people call it. */
    String title();

    /** Where points are written to. */
    String url();

    /** How its history is read. */
    HistorySettings history();

    @Override
    void close() throws IOException;

    /** QuestDB in this JVM. */
    record Embedded(EmbeddedStore store) implements BenchStore {
        static Embedded in(Path folder) throws IOException {
            return new Embedded(EmbeddedStore.start(folder, FreePorts.next()));
        }

        @Override
        public String title() {
            return "embedded QuestDB";
        }

        @Override
        public String url() {
            return store.url();
        }

        @Override
        public HistorySettings history() {
            return new HistorySettings.QuestDb(URI.create(store.url()));
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /** influxd behind the proxy that gives it {@code /api/v2/write}. */
    record Influxd(InfluxdServer server) implements BenchStore {
        static Influxd in(Path folder) throws IOException, InterruptedException {
            return new Influxd(new InfluxdServer(folder));
        }

        @Override
        public String title() {
            return "influxd 1.x behind the proxy";
        }

        @Override
        public String url() {
            return server.url();
        }

        @Override
        public HistorySettings history() {
            return new HistorySettings.Influx(
                    URI.create(server.queryUrl()), null, null, "needlewatch");
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
