package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.ingest.tls.PemFiles;
import dev.needlewatch.ingest.tls.TlsFiles;
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

/** Makes the client of a store use TLS files of one's own. */
final class InfluxTls {
    private InfluxTls() {}

    /**
     * Reads the files, where the job runs.
     *
     * @throws InfluxConfigurationException that names each file which cannot be used, and why
     */
    static void apply(TlsFiles files, OkHttpClient.Builder http)
            throws InfluxConfigurationException {
        List<String> faults = new ArrayList<>();
        X509TrustManager trusted = read(() -> trust(files.ca()), faults);
        KeyManager[] shown = read(() -> identity(files.certificate(), files.key()), faults);
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
