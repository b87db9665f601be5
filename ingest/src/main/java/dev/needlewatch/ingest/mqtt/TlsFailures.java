package dev.needlewatch.ingest.mqtt;

import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Tells certificates that do not fit from connections that broke while they were shown. */
final class TlsFailures {
    private static final Pattern REFUSED =
            Pattern.compile(
                    "fatal alert: (bad_certificate|certificate_\\w+|unsupported_certificate"
                            + "|unknown_ca|access_denied)");

    private TlsFailures() {}

    /** What to change, if a certificate is the reason. */
    static Optional<String> advice(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (cause instanceof CertificateException) {
                return Optional.of(
                        "the broker's certificate does not hold ("
                                + said.lines().findFirst().orElse("")
                                + "); check the CA file and that the broker's host name is in its"
                                + " certificate");
            }
            if (cause instanceof SSLException && REFUSED.matcher(said).find()) {
                return Optional.of(
                        "the broker does not accept the client's certificate ("
                                + said
                                + "); give one, with its key, that an authority known to the broker"
                                + " has signed");
            }
        }
        return Optional.empty();
    }
}
