package dev.needlewatch.dashboards.history;

import dev.needlewatch.ingest.tls.TlsFiles;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Which store keeps the past. */
public sealed interface HistorySettings {
    /**
     * QuestDB, the embedded default.
     *
     * @param base its HTTP address, for example {@code http://127.0.0.1:9000}
     */
    record QuestDb(URI base) implements HistorySettings {}

    /**
     * InfluxDB 1.x, 2.x (with a DBRP mapping for the bucket) or 3 Core, read by InfluxQL.
     *
     * @param url its HTTP address, for example {@code http://127.0.0.1:8086}
     * @param token null where the server wants none; never printed
     * @param org for people: InfluxQL finds the organisation by the token
     * @param bucket the bucket, or database, or {@code database/policy}
     * @param tls files of one's own for an https url; null trusts the JDK's authorities
     */
    record Influx(
            URI url,
            @Nullable String token,
            @Nullable String org,
            String bucket,
            @Nullable TlsFiles tls)
            implements HistorySettings {
        /** Without TLS files of one's own. */
        public Influx(URI url, @Nullable String token, @Nullable String org, String bucket) {
            this(url, token, org, bucket, null);
        }

        @Override
        public String toString() {
            return "Influx[" + url + ", bucket " + bucket + "]";
        }
    }
}
