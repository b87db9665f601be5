package dev.needlewatch.ingest.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import dev.needlewatch.ingest.tls.TlsFiles;
import io.reactivex.schedulers.Schedulers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Builds HiveMQ clients from {@link BrokerSettings}. */
public final class MqttClients {
    private MqttClients() {}

    /**
     * An MQTT 5 client builder with address, TLS and login set. The caller adds reconnect and
     * listeners as it needs them.
     */
    public static Mqtt5ClientBuilder mqtt5(BrokerSettings broker, String clientId) {
        Mqtt5ClientBuilder builder = base(broker, clientId).useMqttVersion5();
        BrokerSettings.Credentials login = broker.credentials();
        if (login == null) {
            return builder;
        }
        return builder.simpleAuth(
                Mqtt5SimpleAuth.builder()
                        .username(login.username())
                        .password(login.password().getBytes(StandardCharsets.UTF_8))
                        .build());
    }

    /** The same as {@link #mqtt5} for MQTT 3.1.1. */
    public static Mqtt3ClientBuilder mqtt3(BrokerSettings broker, String clientId) {
        Mqtt3ClientBuilder builder = base(broker, clientId).useMqttVersion3();
        BrokerSettings.Credentials login = broker.credentials();
        if (login == null) {
            return builder;
        }
        return builder.simpleAuth(
                Mqtt3SimpleAuth.builder()
                        .username(login.username())
                        .password(login.password().getBytes(StandardCharsets.UTF_8))
                        .build());
    }

    /** An MQTT 5 client builder for a persistent session, with its time limits set. */
    static Mqtt5ClientBuilder mqtt5(SessionSettings session, String clientId) {
        return mqtt5(session.broker(), clientId)
                .transportConfig(transport(session))
                .executorConfig(ownThread(clientId));
    }

    /** An MQTT 3.1.1 client builder for a persistent session, with its time limits set. */
    static Mqtt3ClientBuilder mqtt3(SessionSettings session, String clientId) {
        return mqtt3(session.broker(), clientId)
                .transportConfig(transport(session))
                .executorConfig(ownThread(clientId));
    }

    /** A connector that opens connections of the version the settings name. */
    public static MqttConnection.Connector connector() {
        return (settings, clientId, listener) ->
                settings.version() == MqttVersion.MQTT_5
                        ? new Mqtt5Connection(settings, clientId, listener)
                        : new Mqtt3Connection(settings, clientId, listener);
    }

    static MqttQos qos(int code) {
        return Objects.requireNonNull(MqttQos.fromCode(code));
    }

    /**
     * A thread that ends with the connection, for everything that happens on it. On the threads
     * that clients share, each connection that is over would leave a task behind which holds all
     * its unacknowledged messages until the session would have expired, 26 hours later.
     */
    private static MqttClientExecutorConfig ownThread(String clientId) {
        return MqttClientExecutorConfig.builder()
                .nettyExecutor(
                        task -> {
                            Thread thread = new Thread(task, "mqtt-" + clientId);
                            thread.setDaemon(true);
                            thread.start();
                        })
                .nettyThreads(1)
                .applicationScheduler(Schedulers.from(Runnable::run))
                .build();
    }

    /** Setting the transport replaces address and TLS, so both are given again. */
    private static MqttClientTransportConfig transport(SessionSettings session) {
        BrokerSettings broker = session.broker();
        int millis = Math.toIntExact(session.connectTimeout().toMillis());
        MqttClientTransportConfigBuilder builder =
                MqttClientTransportConfig.builder()
                        .serverHost(broker.host())
                        .serverPort(broker.port())
                        .socketConnectTimeout(millis, TimeUnit.MILLISECONDS)
                        .mqttConnectTimeout(millis, TimeUnit.MILLISECONDS);
        TlsFiles tls = broker.tls();
        return (tls == null ? builder : builder.sslConfig(MqttTls.load(tls))).build();
    }

    private static MqttClientBuilder base(BrokerSettings broker, String clientId) {
        MqttClientBuilder builder =
                MqttClient.builder()
                        .identifier(clientId)
                        .serverHost(broker.host())
                        .serverPort(broker.port());
        TlsFiles tls = broker.tls();
        return tls == null ? builder : builder.sslConfig(MqttTls.load(tls));
    }
}
