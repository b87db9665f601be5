package dev.needlewatch.streamjobs.sink.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes from the task thread; acknowledgements come back on the client's threads, which only
 * hand back a permit. The client keeps what is not acknowledged over a lost connection and sends it
 * again in order, also when the broker forgot the session.
 */
final class MqttSinkWriter implements SinkWriter<MqttPublication> {
    private static final Logger LOG = LoggerFactory.getLogger(MqttSinkWriter.class);
    private static final int SESSION_EXPIRY_SECONDS = 300;
    private static final long CLOSE_SECONDS = 2;

    private final BrokerSettings broker;
    private final MqttSinkMetrics metrics;
    private final Mqtt5AsyncClient client;
    private final Semaphore free = new Semaphore(MqttSink.MOST_IN_FLIGHT);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    MqttSinkWriter(BrokerSettings broker, String clientId, MqttSinkMetrics metrics) {
        this.broker = broker;
        this.metrics = metrics;
        client =
                MqttClients.mqtt5(broker, clientId)
                        .addConnectedListener(context -> metrics.connected())
                        .addDisconnectedListener(new SinkReconnect(broker, metrics))
                        .buildAsync();
    }

    /** Connects; waits for as long as the broker is away. */
    void connect() throws IOException {
        try {
            client.connectWith()
                    .cleanStart(false)
                    .sessionExpiryInterval(SESSION_EXPIRY_SECONDS)
                    .send()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while connecting to " + broker.uri(), e);
        } catch (ExecutionException e) {
            throw new IOException(
                    "the broker at "
                            + broker.uri()
                            + " refuses us: check user, password and its access rules",
                    e.getCause());
        }
    }

    @Override
    public void write(MqttPublication message, Context context)
            throws IOException, InterruptedException {
        failIfBroken();
        free.acquire();
        metrics.published();
        CompletableFuture<?> unused =
                client.publishWith()
                        .topic(message.topic())
                        .payload(message.payload())
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .retain(message.retain())
                        .send()
                        .whenComplete(this::answered);
    }

    private void answered(Mqtt5PublishResult result, @Nullable Throwable error) {
        Throwable cause = error != null ? error : result.getError().orElse(null);
        if (cause != null) {
            failure.compareAndSet(null, cause);
        }
        metrics.acknowledged();
        free.release();
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        free.acquire(MqttSink.MOST_IN_FLIGHT);
        free.release(MqttSink.MOST_IN_FLIGHT);
        failIfBroken();
    }

    private void failIfBroken() throws IOException {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IOException("the broker at " + broker.uri() + " refused a message", cause);
        }
    }

    @Override
    public void close() {
        try {
            client.disconnect().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.debug("The connection to {} was gone before it was closed", broker.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
