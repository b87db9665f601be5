package dev.needlewatch.ingest.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import dev.needlewatch.ingest.tls.PemFiles;
import dev.needlewatch.ingest.tls.TlsFiles;

/** Reads PEM files into what the MQTT client wants. */
final class MqttTls {
    private MqttTls() {}

    /**
     * Loads the files.
     *
     * @throws IllegalArgumentException with one line that names the file and what is wrong with it
     */
    static MqttClientSslConfig load(TlsFiles tls) {
        MqttClientSslConfigBuilder builder = MqttClientSslConfig.builder();
        if (tls.ca() != null) {
            builder = builder.trustManagerFactory(PemFiles.trust(tls.ca()));
        }
        if (tls.certificate() != null && tls.key() != null) {
            builder = builder.keyManagerFactory(PemFiles.identity(tls.certificate(), tls.key()));
        }
        return builder.build();
    }
}
