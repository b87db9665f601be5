package dev.needlewatch.ingest.mqtt;

/**
 * Broker and client do not trust one another's certificates; the message is one line that says what
 * to change. On a broker that was trusted before it may pass: somebody renews a certificate.
 */
public final class CertificateRefusedException extends RuntimeException {
    public CertificateRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
