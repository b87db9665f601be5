package dev.needlewatch.standalone.cli;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.tls.TlsFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which certificates a broker at an ssl address wants. Filled by picocli. */
final class BrokerTlsOptions {
    @Option(
            names = "--broker-ca",
            paramLabel = "FILE",
            description =
                    "the authority that signed the broker's certificate, PEM (default: the JDK's)")
    @Nullable Path ca;

    @Option(
            names = "--broker-certificate",
            paramLabel = "FILE",
            description = "the certificate to show to it, PEM; wants --broker-key")
    @Nullable Path certificate;

    @Option(
            names = "--broker-key",
            paramLabel = "FILE",
            description = "that certificate's private key, PEM, PKCS#8")
    @Nullable Path key;

    /**
     * The broker, spoken to with the files if any were given. They are read once, so that a file
     * that cannot be used is told before anything is started.
     *
     * @throws IllegalArgumentException with one line that says what to change
     */
    BrokerSettings applied(BrokerSettings broker) {
        TlsFiles files = GivenTls.files(ca, certificate, key);
        if (files == null) {
            return broker;
        }
        if (broker.tls() == null) {
            throw new IllegalArgumentException(
                    "TLS files are given, so the broker '"
                            + broker.uri()
                            + "' must be ssl://host:port");
        }
        BrokerSettings secured = broker.withTls(files);
        var unused = files.context();
        return secured;
    }

    /** For the embedded broker, which speaks no TLS. */
    void requireNone() {
        if (GivenTls.files(ca, certificate, key) != null) {
            throw new IllegalArgumentException(
                    "TLS files for a broker are given, and no broker: name it with --broker");
        }
    }
}
