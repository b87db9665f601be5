package dev.needlewatch.ingest.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import java.nio.charset.StandardCharsets;

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

    private static MqttClientBuilder base(BrokerSettings broker, String clientId) {
        MqttClientBuilder builder =
                MqttClient.builder()
                        .identifier(clientId)
                        .serverHost(broker.host())
                        .serverPort(broker.port());
        BrokerSettings.Tls tls = broker.tls();
        return tls == null ? builder : builder.sslConfig(TlsFiles.load(tls));
    }
}
