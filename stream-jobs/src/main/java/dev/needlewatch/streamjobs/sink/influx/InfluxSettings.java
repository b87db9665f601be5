package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.ingest.tls.TlsFiles;
import dev.needlewatch.streamjobs.sink.influx.spool.SpoolSettings;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is and how to write to it. The token is never printed.
 *
 * @param url {@code http://host:port} or {@code https://host:port}
 * @param token null where the store wants none (the embedded one, InfluxDB 1 without logins)
 * @param org the organization; InfluxDB 1 and the embedded store ignore it
 * @param bucket the bucket; for InfluxDB 1 {@code database} or {@code database/policy}
 * @param batchPoints points sent in one piece at most, 1 to 50,000
 * @param batchAge a batch is sent this long after its first point at the latest
 * @param inFlightBatches batches waiting for the store before the job is held back, 1 to 1,000
 * @param timeout of one request
 * @param retryFirst wait after a first failure; doubles with each further one
 * @param retryMost longest wait between two attempts
 * @param spool where batches wait while the store is away; null holds the job back instead
 * @param tls files of one's own for an https url; null trusts the JDK's authorities
 */
public record InfluxSettings(
        String url,
        @Nullable String token,
        String org,
        String bucket,
        int batchPoints,
        Duration batchAge,
        int inFlightBatches,
        Duration timeout,
        Duration retryFirst,
        Duration retryMost,
        @Nullable SpoolSettings spool,
        @Nullable TlsFiles tls)
        implements Serializable {

    public InfluxSettings {
        List<String> faults = new ArrayList<>();
        if (!isHttp(url)) {
            faults.add("url '" + url + "' must be http://host:port or https://host:port");
        }
        if (token != null && token.isBlank()) {
            faults.add("token is blank: leave it out or give one");
        }
        if (org.isBlank()) {
            faults.add("org is blank: give the organization's name (any for InfluxDB 1)");
        }
        if (bucket.isBlank()) {
            faults.add("bucket is blank: give the bucket's name");
        }
        range("batchPoints", batchPoints, 50_000, faults);
        range("inFlightBatches", inFlightBatches, 1_000, faults);
        positive("batchAge", batchAge, faults);
        positive("timeout", timeout, faults);
        positive("retryFirst", retryFirst, faults);
        if (retryMost.compareTo(retryFirst) < 0) {
            faults.add("retryMost " + retryMost + " must not be less than retryFirst");
        }
        if (tls != null) {
            tlsFaults(tls, url, faults);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("InfluxDB settings: " + String.join("; ", faults));
        }
    }

    /** The store at {@code url} with the defaults for everything else. */
    public static InfluxSettings of(String url, @Nullable String token, String org, String bucket) {
        return of(url, token, org, bucket, null);
    }

    /** The same, spoken to with TLS files of one's own unless they are null. */
    public static InfluxSettings of(
            String url, @Nullable String token, String org, String bucket, @Nullable TlsFiles tls) {
        return new InfluxSettings(
                url,
                token,
                org,
                bucket,
                5_000,
                Duration.ofSeconds(1),
                4,
                Duration.ofSeconds(10),
                Duration.ofMillis(200),
                Duration.ofSeconds(30),
                null,
                tls);
    }

    /** The same store with other batches. */
    public InfluxSettings withBatches(int points, Duration age, int inFlight) {
        return new InfluxSettings(
                url,
                token,
                org,
                bucket,
                points,
                age,
                inFlight,
                timeout,
                retryFirst,
                retryMost,
                spool,
                tls);
    }

    /** The same store with other patience. */
    public InfluxSettings withPatience(Duration request, Duration first, Duration most) {
        return new InfluxSettings(
                url,
                token,
                org,
                bucket,
                batchPoints,
                batchAge,
                inFlightBatches,
                request,
                first,
                most,
                spool,
                tls);
    }

    /** The same store with a spool in front. */
    public InfluxSettings withSpool(SpoolSettings folder) {
        return new InfluxSettings(
                url,
                token,
                org,
                bucket,
                batchPoints,
                batchAge,
                inFlightBatches,
                timeout,
                retryFirst,
                retryMost,
                folder,
                tls);
    }

    /** The same store, spoken to with TLS files of one's own. */
    public InfluxSettings withTls(TlsFiles files) {
        return new InfluxSettings(
                url,
                token,
                org,
                bucket,
                batchPoints,
                batchAge,
                inFlightBatches,
                timeout,
                retryFirst,
                retryMost,
                spool,
                files);
    }

    private static void tlsFaults(TlsFiles tls, String url, List<String> faults) {
        String fault = tls.fault();
        if (fault != null) {
            faults.add(fault);
        }
        if (!url.startsWith("https:")) {
            faults.add("TLS files are given, so url '" + url + "' must begin with https://");
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void range(String name, int value, int most, List<String> faults) {
        if (value < 1 || value > most) {
            faults.add(name + " " + value + " must be from 1 to " + most);
        }
    }

    private static void positive(String name, Duration value, List<String> faults) {
        if (value.isNegative() || value.isZero()) {
            faults.add(name + " " + value + " must be more than zero");
        }
    }

    Backoff backoff() {
        return new Backoff(retryFirst, retryMost);
    }

    @Override
    public String toString() {
        return "InfluxSettings["
                + url
                + ", token="
                + (token == null ? "none" : "***")
                + ", org="
                + org
                + ", bucket="
                + bucket
                + ", batches of "
                + batchPoints
                + " or "
                + batchAge
                + ", "
                + inFlightBatches
                + " in flight, timeout="
                + timeout
                + ", retries "
                + retryFirst
                + " to "
                + retryMost
                + ", "
                + (spool == null ? "no spool" : spool)
                + (tls == null ? "" : ", " + tls)
                + "]";
    }
}
