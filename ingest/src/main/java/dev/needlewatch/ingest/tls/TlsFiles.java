package dev.needlewatch.ingest.tls;

import java.io.Serializable;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * TLS files of one's own, PEM, for a broker or a store. Read where a connection is made.
 *
 * @param ca the authority that signed the server's certificate; null for the JDK's own
 * @param certificate the certificate to show; null if the server wants none
 * @param key its private key, PKCS#8; goes with the certificate
 */
public record TlsFiles(@Nullable String ca, @Nullable String certificate, @Nullable String key)
        implements Serializable {
    /** The JDK's authorities, and no certificate to show. */
    public static final TlsFiles NONE = new TlsFiles(null, null, null);

    /** What is wrong with them, in one line, before any is read; null if nothing is. */
    public @Nullable String fault() {
        return (certificate == null) == (key == null)
                ? null
                : "a client certificate and its key go together: give both or none";
    }

    /**
     * What an HTTP client needs.
     *
     * @throws IllegalArgumentException with one line that names the file and what is wrong with it
     */
    public SSLContext context() {
        String fault = fault();
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return PemFiles.context(ca, certificate, key);
    }
}
