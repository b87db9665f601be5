package dev.needlewatch.ingest.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Reads PEM files: authorities to trust, and a certificate of one's own with its key. */
public final class PemFiles {
    private PemFiles() {}

    /**
     * Trusts the authorities of one file, and no others.
     *
     * @param caFile PEM, one certificate or more
     * @throws IllegalArgumentException with one line that names the file and what is wrong with it
     */
    public static TrustManagerFactory trust(String caFile) {
        try {
            KeyStore store = emptyStore();
            int i = 0;
            for (Certificate certificate : certificates(caFile)) {
                store.setCertificateEntry("ca-" + i++, certificate);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(caFile, "PEM certificates", e);
        }
    }

    /**
     * Shows a certificate of one's own.
     *
     * @param certificateFile PEM, the certificate and what stands between it and its authority
     * @param keyFile its private key, PEM, PKCS#8
     * @throws IllegalArgumentException with one line that names the files and what is wrong
     */
    public static KeyManagerFactory identity(String certificateFile, String keyFile) {
        try {
            KeyStore store = emptyStore();
            Certificate[] chain = certificates(certificateFile).toArray(new Certificate[0]);
            store.setKeyEntry("client", key(keyFile), new char[0], chain);
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(certificateFile + " and " + keyFile, "a PEM pair", e);
        }
    }

    /**
     * What an HTTP client needs.
     *
     * @param ca the authorities to trust; null for the JDK's own
     * @param certificate the certificate to show; null for none
     * @param key its private key; goes with the certificate
     * @throws IllegalArgumentException with one line that names the file and what is wrong with it
     */
    public static SSLContext context(
            @Nullable String ca, @Nullable String certificate, @Nullable String key) {
        KeyManager @Nullable [] shown =
                certificate == null || key == null
                        ? null
                        : identity(certificate, key).getKeyManagers();
        TrustManager @Nullable [] trusted = ca == null ? null : trust(ca).getTrustManagers();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK speaks no TLS", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String file)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new CertificateException("there is no certificate in it");
            }
            return found;
        }
    }

    private static PrivateKey key(String file) throws GeneralSecurityException, IOException {
        String body =
                Files.readString(Path.of(file))
                        .replaceAll("-----[A-Z ]+-----", "")
                        .replaceAll("\\s", "");
        PKCS8EncodedKeySpec spec;
        try {
            spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("not base64", e);
        }
        @Nullable InvalidKeySpecException last = null;
        for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                last = e;
            }
        }
        throw new InvalidKeySpecException("not a PKCS#8 key of RSA, EC or Ed25519", last);
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static IllegalArgumentException unusable(String file, String wanted, Exception cause) {
        return new IllegalArgumentException(
                "TLS file "
                        + file
                        + " cannot be used, "
                        + wanted
                        + " needed: "
                        + (cause instanceof NoSuchFileException
                                ? "there is no such file"
                                : cause.getMessage()),
                cause);
    }
}
