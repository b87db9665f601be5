package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.ingest.tls.PemFiles;
import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * TLS files of one's own, PEM, for a store at an https url. Read where the job runs.
 *
 * @param ca the authority that signed the store's certificate; null for the JDK's own
 * @param certificate the client's certificate; null if the store wants none
 * @param key the client's private key, PKCS#8; goes with the certificate
 */
public record InfluxTls(@Nullable String ca, @Nullable String certificate, @Nullable String key)
        implements Serializable {

    void addFaults(String url, List<String> faults) {
        if ((certificate == null) != (key == null)) {
            faults.add("a client certificate and its key go together: give both or none");
        }
        if (!url.startsWith("https:")) {
            faults.add("TLS files are given, so url '" + url + "' must begin with https://");
        }
    }

    /**
     * Makes a client use the files.
     *
     * @throws InfluxConfigurationException that names each file which cannot be used, and why
     */
    void applyTo(OkHttpClient.Builder http) throws InfluxConfigurationException {
        List<String> faults = new ArrayList<>();
        X509TrustManager trusted = read(() -> trust(ca), faults);
        KeyManager[] shown = read(() -> identity(certificate, key), faults);
        if (trusted == null || shown == null) {
            throw new InfluxConfigurationException(String.join("; ", faults));
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown, new TrustManager[] {trusted}, null);
            http.sslSocketFactory(context.getSocketFactory(), trusted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK speaks no TLS", e);
        }
    }

    private static <T> @Nullable T read(Supplier<T> file, List<String> faults) {
        try {
            return file.get();
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static KeyManager[] identity(@Nullable String certificate, @Nullable String key) {
        return certificate == null || key == null
                ? new KeyManager[0]
                : PemFiles.identity(certificate, key).getKeyManagers();
    }

    private static X509TrustManager trust(@Nullable String ca) {
        TrustManagerFactory factory = ca == null ? ofTheJdk() : PemFiles.trust(ca);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager manager) {
                return manager;
            }
        }
        throw new IllegalStateException("this JDK knows no X.509 certificates");
    }

    private static TrustManagerFactory ofTheJdk() {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return factory;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK's own authorities cannot be read", e);
        }
    }
}
