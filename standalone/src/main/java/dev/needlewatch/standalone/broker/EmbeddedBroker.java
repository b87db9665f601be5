package dev.needlewatch.standalone.broker;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.standalone.OperatorMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HiveMQ CE in this JVM. It keeps sessions and retained messages in memory: when the process ends
 * they are gone. What waits for a reader is {@linkplain QueueBound bounded}; beyond it the oldest
 * goes, since the alarms of now are worth more than those of then. Speaks to loopback only and
 * calls nobody at home.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final long START_SECONDS = 60;

    /**
     * Messages on their way to one client; 50 by default. For each batch, of a single message too,
     * the broker takes so many packet ids one by one, gives back those that it did not need, and
     * delivers nothing more when they are not all free: a thousand cost a third of all that it
     * does.
     */
    private static final int BATCH = 100;

    private static final String HOST = "127.0.0.1";
    private static final String DROPPED = "com.hivemq.messages.dropped.count";

    private final EmbeddedHiveMQ broker;
    private final BrokerSettings settings;
    private final DropWatch watch;

    private EmbeddedBroker(EmbeddedHiveMQ broker, BrokerSettings settings, DropWatch watch) {
        this.broker = broker;
        this.settings = settings;
        this.watch = watch;
    }

    /**
     * Starts the broker.
     *
     * @param dir where it may write its configuration
     * @param port on loopback
     */
    public static EmbeddedBroker start(Path dir, int port) {
        return start(dir, port, QueueBound.ofHeap(Runtime.getRuntime().maxMemory()));
    }

    /**
     * Starts the broker.
     *
     * @param mostQueued messages that may wait for one client; more, and the oldest go
     */
    static EmbeddedBroker start(Path dir, int port, int mostQueued) {
        try {
            Path config = Files.createDirectories(dir.resolve("conf"));
            Path data = Files.createDirectories(dir.resolve("data"));
            Path extensions = Files.createDirectories(dir.resolve("extensions"));
            Files.writeString(config.resolve("config.xml"), configuration(port, mostQueued));
            // What is in memory ends with the process: there is nothing to wait for.
            InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(100);
            InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES = BATCH;
            EmbeddedHiveMQ broker =
                    EmbeddedHiveMQ.builder()
                            .withConfigurationFolder(config)
                            .withDataFolder(data)
                            .withExtensionsFolder(extensions)
                            .withoutLoggingBootstrap()
                            .build();
            broker.start().get(START_SECONDS, TimeUnit.SECONDS);
            return new EmbeddedBroker(
                    broker,
                    new BrokerSettings(HOST, port, null, null),
                    new DropWatch(broker.getMetricRegistry().counter(DROPPED), mostQueued));
        } catch (IOException e) {
            throw new OperatorMistake("cannot write to " + dir + ": choose another --data", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the embedded broker did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker started", e);
        }
    }

    /** Where it listens. */
    public BrokerSettings settings() {
        return settings;
    }

    /** Messages dropped so far. */
    long dropped() {
        return broker.getMetricRegistry().counter(DROPPED).getCount();
    }

    @Override
    public void close() {
        watch.close();
        try {
            broker.stop().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the embedded broker did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String configuration(int port, int mostQueued) {
        return """
        <?xml version="1.0"?>
        <hivemq>
          <listeners>
            <tcp-listener>
              <port>%d</port>
              <bind-address>%s</bind-address>
            </tcp-listener>
          </listeners>
          <persistence><mode>in-memory</mode></persistence>
          <mqtt>
            <receive-maximum><server-receive-maximum>65535</server-receive-maximum></receive-maximum>
            <queued-messages>
              <max-queue-size>%d</max-queue-size>
              <strategy>discard-oldest</strategy>
            </queued-messages>
          </mqtt>
          <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
        </hivemq>
        """
                .formatted(port, HOST, mostQueued);
    }
}
