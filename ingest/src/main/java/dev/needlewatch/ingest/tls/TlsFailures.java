package dev.needlewatch.ingest.tls;

import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells certificates that do not fit from connections that broke while they were shown. */
public final class TlsFailures {
    private static final Pattern REFUSED =
            Pattern.compile(
                    "fatal alert: (bad_certificate|certificate_\\w+|unsupported_certificate"
                            + "|unknown_ca|access_denied)");

    private TlsFailures() {}

    /**
     * What to change, if a certificate is the reason; else empty.
     *
     * @param peer who was spoken to, in words: {@code the broker}
     */
    public static Optional<String> advice(Throwable thrown, String peer) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (cause instanceof CertificateException
                    || cause instanceof SSLPeerUnverifiedException) {
                return Optional.of(
                        peer
                                + "'s certificate does not hold ("
                                + said.lines().findFirst().orElse("")
                                + "); check the CA file and that "
                                + peer
                                + "'s host name is in its certificate");
            }
            if (cause instanceof SSLException && REFUSED.matcher(said).find()) {
                return Optional.of(
                        peer
                                + " does not accept the client's certificate ("
                                + said
                                + "); give one, with its key, that an authority known to "
                                + peer
                                + " has signed");
            }
        }
        return Optional.empty();
    }
}
