package dev.needlewatch.standalone.cli;

import dev.needlewatch.ingest.tls.TlsFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which certificates an InfluxDB at an https url wants. Filled by picocli. */
final class InfluxTlsOptions {
    @Option(
            names = "--influx-ca",
            paramLabel = "FILE",
            description =
                    "the authority that signed InfluxDB's certificate, PEM (default: the JDK's)")
    @Nullable Path ca;

    @Option(
            names = "--influx-certificate",
            paramLabel = "FILE",
            description = "the certificate to show to it, PEM; wants --influx-key")
    @Nullable Path certificate;

    @Option(
            names = "--influx-key",
            paramLabel = "FILE",
            description = "that certificate's private key, PEM, PKCS#8")
    @Nullable Path key;

    /** The files; null if none was given. */
    @Nullable TlsFiles files() {
        return GivenTls.files(ca, certificate, key);
    }
}
