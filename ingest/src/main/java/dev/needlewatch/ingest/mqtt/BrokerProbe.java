package dev.needlewatch.ingest.mqtt;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Tries whether a broker lets a client in. */
public final class BrokerProbe {
    /** How long an answer is waited for. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private BrokerProbe() {}

    /**
     * Connects and leaves again.
     *
     * @return why the broker lets nobody in, empty if it does: a {@link MqttRefusedException} or
     *     {@link CertificateRefusedException}, whose message says what to change, a {@link
     *     java.util.concurrent.TimeoutException} if nothing came within {@link #PATIENCE}, or what
     *     the connection broke of
     */
    public static Optional<Throwable> failure(BrokerSettings broker, String clientId) {
        Mqtt5AsyncClient client = MqttClients.mqtt5(broker, clientId).buildAsync();
        Refusals refusals = new Refusals(broker.uri(), clientId);
        try {
            Futures.mapFailure(
                            client.connect().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
                            refusals::classify)
                    .join();
            var unused = client.disconnect();
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.of(e.getCause() == null ? e : e.getCause());
        }
    }
}
