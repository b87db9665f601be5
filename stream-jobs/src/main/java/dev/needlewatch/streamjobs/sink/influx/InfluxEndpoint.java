package dev.needlewatch.streamjobs.sink.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import dev.needlewatch.ingest.tls.TlsFailures;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v2/write} of the store. Blocking, one request at a time: the client's asynchronous
 * writer drops points silently when its buffer overflows. Every outcome is an {@link Answer}.
 */
final class InfluxEndpoint implements AutoCloseable {
    private final InfluxDBClient client;
    private final WriteApiBlocking api;
    private final String bucket;
    private final String org;

    InfluxEndpoint(InfluxSettings settings) throws InfluxConfigurationException {
        OkHttpClient.Builder http = http(settings, settings.timeout());
        InfluxDBClientOptions.Builder options =
                InfluxDBClientOptions.builder().url(settings.url()).okHttpClient(http);
        if (settings.token() != null) {
            options.authenticateToken(settings.token().toCharArray());
        }
        client = InfluxDBClientFactory.create(options.build());
        api = client.getWriteApiBlocking();
        bucket = settings.bucket();
        org = settings.org();
    }

    /** How the store is spoken to. */
    static OkHttpClient.Builder http(InfluxSettings settings, Duration timeout)
            throws InfluxConfigurationException {
        OkHttpClient.Builder http =
                new OkHttpClient.Builder()
                        .connectTimeout(timeout)
                        .readTimeout(timeout)
                        .writeTimeout(timeout)
                        .callTimeout(timeout);
        if (settings.tls() != null) {
            InfluxTls.apply(settings.tls(), http);
        }
        return http;
    }

    /** Offers lines to the store. */
    Answer write(String lines) {
        try {
            api.writeRecord(bucket, org, WritePrecision.NS, lines);
            return new Answer(204, "stored", null);
        } catch (InfluxException e) {
            Optional<String> distrust =
                    e.status() == Verdict.NO_ANSWER
                            ? TlsFailures.advice(e, "the store")
                            : Optional.empty();
            return distrust.isPresent()
                    ? new Answer(Verdict.NO_TRUST, distrust.get(), null)
                    : new Answer(status(e), detail(e), retryAfter(e));
        }
    }

    private static int status(InfluxException e) {
        return e.status() == Verdict.NO_ANSWER && e.getCause() instanceof InterruptedIOException
                ? Verdict.NO_ANSWER_IN_TIME
                : e.status();
    }

    private static String detail(InfluxException e) {
        Throwable cause = e.getCause();
        Object text = e.status() == Verdict.NO_ANSWER && cause != null ? cause : e.getMessage();
        if (text == null) {
            text = e.errorBody().getOrDefault("error", "no reason given"); // as InfluxDB 1 says it
        }
        return text.toString().replaceAll("\\s+", " ");
    }

    private static @Nullable String retryAfter(InfluxException e) {
        for (Map.Entry<String, String> header : e.headers().entrySet()) {
            if ("Retry-After".equalsIgnoreCase(header.getKey())) {
                return header.getValue();
            }
        }
        return null;
    }

    @Override
    public void close() {
        client.close();
    }
}
