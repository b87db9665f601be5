package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.ingest.tls.TlsFiles;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InfluxSettingsTest {
    @Test
    void reportsAllFaultsAtOnce() {
        assertThatThrownBy(
                        () ->
                                new InfluxSettings(
                                        "localhost:8086",
                                        " ",
                                        "",
                                        "",
                                        0,
                                        Duration.ZERO,
                                        0,
                                        Duration.ofSeconds(-1),
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(1),
                                        null,
                                        new TlsFiles(null, "client.pem", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "url 'localhost:8086'",
                        "token",
                        "org",
                        "bucket",
                        "batchPoints 0",
                        "inFlightBatches 0",
                        "batchAge",
                        "timeout",
                        "retryMost",
                        "client certificate and its key",
                        "must begin with https://");
    }

    @Test
    void neverShowsTheToken() {
        InfluxSettings settings = InfluxSettings.of("http://db:8086", "s3cret", "org", "bucket");
        assertThat(settings.toString()).doesNotContain("s3cret").contains("token=***");
        assertThatThrownBy(() -> settings.withBatches(0, Duration.ofSeconds(1), 1))
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void refusesALoginInTheUrl() {
        assertThatThrownBy(() -> InfluxSettings.of("http://u:p@db:8086", null, "org", "bucket"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
