package dev.needlewatch.dashboards;

import com.hivemq.embedded.EmbeddedHiveMQ;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** HiveMQ CE in this JVM, in memory, on a port that stays the same over a restart. */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String CONFIG =
            """
            <?xml version="1.0"?>
            <hivemq>
              <listeners>
                <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
              </listeners>
              <persistence><mode>in-memory</mode></persistence>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """;

    private final Path home;
    private final int port;
    private EmbeddedHiveMQ broker;

    /**
     * Prepares one in an empty folder.
     *
     * @param port 0 for a free one
     */
    public EmbeddedBroker(Path home, int port) throws IOException {
        this.home = home;
        this.port = port == 0 ? FreePorts.next() : port;
        for (String folder : new String[] {"conf", "data", "extensions"}) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.writeString(home.resolve("conf/config.xml"), CONFIG.formatted(this.port));
    }

    public EmbeddedBroker start() {
        broker =
                EmbeddedHiveMQ.builder()
                        .withConfigurationFolder(home.resolve("conf"))
                        .withDataFolder(home.resolve("data"))
                        .withExtensionsFolder(home.resolve("extensions"))
                        .withoutLoggingBootstrap()
                        .build();
        broker.start().join();
        return this;
    }

    public void stop() {
        if (broker != null) {
            broker.stop().join();
            broker = null;
        }
    }

    public BrokerSettings settings() {
        return BrokerSettings.parse("tcp://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        stop();
    }
}
