package dev.needlewatch.emulator;

import com.hivemq.embedded.EmbeddedHiveMQ;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** HiveMQ CE in this JVM, in memory, on a free port of the loopback interface. */
public record EmbeddedBroker(EmbeddedHiveMQ hivemq, BrokerSettings settings)
        implements AutoCloseable {
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

    public static EmbeddedBroker start(Path home) throws IOException {
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        for (String folder : new String[] {"conf", "data", "extensions"}) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.writeString(home.resolve("conf/config.xml"), CONFIG.formatted(port));
        EmbeddedHiveMQ hivemq =
                EmbeddedHiveMQ.builder()
                        .withConfigurationFolder(home.resolve("conf"))
                        .withDataFolder(home.resolve("data"))
                        .withExtensionsFolder(home.resolve("extensions"))
                        .withoutLoggingBootstrap()
                        .build();
        hivemq.start().join();
        return new EmbeddedBroker(hivemq, BrokerSettings.parse("tcp://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        hivemq.stop().join();
    }
}
