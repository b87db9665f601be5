package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.ingest.tls.TlsFailures;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Knocks at the store before anything is sent, to tell at once what only a person can change. */
public final class InfluxProbe {
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final String PEER = "the store";

    private InfluxProbe() {}

    /**
     * Whether somebody answers at the store's address, or at least listens there, within {@link
     * InfluxSettings#timeout()} but no more than 3 s a try. What the answer says does not matter
     * here, nor that it is slow: that is an outage, and no mistake.
     *
     * @throws InfluxConfigurationException if TLS files or certificates do not fit, in one line
     */
    public static boolean answers(InfluxSettings settings) throws InfluxConfigurationException {
        Duration patience =
                settings.timeout().compareTo(LONGEST) < 0 ? settings.timeout() : LONGEST;
        OkHttpClient client = InfluxEndpoint.http(settings, patience).build();
        Request request = new Request.Builder().url(settings.url() + "/ping").build();
        try (Response answer = client.newCall(request).execute()) {
            return answer.code() > 0;
        } catch (IOException e) {
            Optional<String> advice =
                    TlsFailures.advice(e, PEER).or(() -> lastWord(client, request.url()));
            if (advice.isPresent()) {
                throw new InfluxConfigurationException(settings.url() + ": " + advice.get());
            }
            return listens(request.url(), client.connectTimeoutMillis()); // away is no mistake
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static boolean listens(HttpUrl url, int patienceMs) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.host(), url.port()), patienceMs);
            return true;
        } catch (IOException e) {
            return false; // nobody is there, which is what was asked
        }
    }

    /**
     * Since TLS 1.3 a server may refuse our certificate after the handshake is over for us. Who is
     * writing then learns only that the connection broke; who listens is told why.
     */
    private static Optional<String> lastWord(OkHttpClient client, HttpUrl url) {
        if (!url.isHttps()) {
            return Optional.empty();
        }
        InetSocketAddress address = new InetSocketAddress(url.host(), url.port());
        int patience = client.connectTimeoutMillis();
        try (Socket bare = new Socket()) {
            bare.connect(address, patience);
            try (Socket secure =
                    client.sslSocketFactory().createSocket(bare, url.host(), url.port(), true)) {
                secure.setSoTimeout(patience);
                secure.getInputStream().read();
                return Optional.empty();
            }
        } catch (IOException e) {
            return TlsFailures.advice(e, PEER);
        }
    }
}
