package dev.needlewatch.streamjobs.sink.mqtt;

import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedListener;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects again for as long as it takes, with growing pauses and jitter, and sends again what was
 * not acknowledged. Gives up only where trying again cannot help: a wrong login.
 */
final class SinkReconnect implements MqttClientDisconnectedListener {
    private static final Logger LOG = LoggerFactory.getLogger(SinkReconnect.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final BrokerSettings broker;
    private final MqttSinkMetrics metrics;

    SinkReconnect(BrokerSettings broker, MqttSinkMetrics metrics) {
        this.broker = broker;
        this.metrics = metrics;
    }

    @Override
    public void onDisconnected(MqttClientDisconnectedContext context) {
        metrics.disconnected();
        if (context.getSource() == MqttDisconnectSource.USER) {
            return;
        }
        if (loginRefused(context.getCause())) {
            context.getReconnector().reconnect(false);
            return;
        }
        int attempt = context.getReconnector().getAttempts();
        LOG.warn(
                "No connection to {} for alarms ({}); attempt {} follows",
                broker.uri(),
                context.getCause().getMessage(),
                attempt + 1);
        context.getReconnector()
                .reconnect(true)
                .republishIfSessionExpired(true)
                .delay(pauseMs(attempt), TimeUnit.MILLISECONDS);
    }

    private static boolean loginRefused(Throwable cause) {
        if (!(cause instanceof Mqtt5ConnAckException refused)) {
            return false;
        }
        Mqtt5ConnAckReasonCode code = refused.getMqttMessage().getReasonCode();
        return code == Mqtt5ConnAckReasonCode.NOT_AUTHORIZED
                || code == Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD;
    }

    private static long pauseMs(int attempt) {
        long pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(attempt, 10));
        return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    }
}
