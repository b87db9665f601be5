package dev.needlewatch.ingest.testing;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** HiveMQ CE in this JVM, in memory: a restart forgets everything. */
public final class EmbeddedBroker implements TestBroker {
    private static final String CONFIG =
            """
            <?xml version="1.0"?>
            <hivemq>
              <listeners>
                <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
              </listeners>
              <persistence><mode>in-memory</mode></persistence>
              <mqtt>
                <receive-maximum>
                  <server-receive-maximum>65535</server-receive-maximum>
                </receive-maximum>
                <queued-messages><max-queue-size>1000000</max-queue-size></queued-messages>
              </mqtt>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """;

    /**
     * Messages on their way to one client; HiveMQ CE sends 50 at most unless told otherwise. Not
     * the 65,535 that a client may ask for: the broker takes so many packet ids for each batch and
     * delivers nothing more when they are not all free. Even so, new messages go out only when all
     * before them are acknowledged: a test that acknowledges none has no more than these. The
     * broker of a real run, which is answered at once, has fewer.
     */
    private static final int BATCH = 1_000;

    private final int port = FreePorts.next();
    private final Path home;
    private EmbeddedHiveMQ broker;

    private EmbeddedBroker(Path home) {
        this.home = home;
    }

    /** Starts one. */
    public static EmbeddedBroker started() {
        try {
            EmbeddedBroker broker = new EmbeddedBroker(Files.createTempDirectory("hivemq"));
            for (String folder : new String[] {"conf", "data", "extensions"}) {
                Files.createDirectory(broker.home.resolve(folder));
            }
            Files.writeString(
                    broker.home.resolve("conf/config.xml"), CONFIG.formatted(broker.port));
            broker.start();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public BrokerSettings settings() {
        return BrokerSettings.parse("tcp://127.0.0.1:" + port);
    }

    @Override
    public void start() {
        InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES = BATCH;
        broker =
                EmbeddedHiveMQ.builder()
                        .withConfigurationFolder(home.resolve("conf"))
                        .withDataFolder(home.resolve("data"))
                        .withExtensionsFolder(home.resolve("extensions"))
                        .withoutLoggingBootstrap()
                        .build();
        broker.start().join();
    }

    @Override
    public void stop() {
        broker.stop().join();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public void close() {
        stop();
        TestFiles.delete(home);
    }
}
