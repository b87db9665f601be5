package dev.needlewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.testing.Certificates;
import dev.needlewatch.ingest.testing.TlsFront;
import dev.needlewatch.ingest.tls.TlsFiles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The board at a broker behind TLS that wants a client's certificate. */
@Timeout(120)
class BoardTlsITCase {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final HistorySettings NO_STORE =
            new HistorySettings.QuestDb(URI.create("http://127.0.0.1:1"));

    @TempDir Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theBoardWatchesWithOurAuthorityAndAClientsCertificateAndNotWithout() throws Exception {
        Certificates ours =
                Certificates.in(folder.resolve("ours"))
                        .sign("broker", "ip:127.0.0.1")
                        .sign("board", "");
        Certificates others = Certificates.in(folder.resolve("others")).sign("stranger", "");
        try (EmbeddedBroker broker = new EmbeddedBroker(folder, 0).start();
                TlsFront front = new TlsFront(ours.server("broker"), broker.settings().port());
                Dashboards known = board(front, ours.client("board"));
                Dashboards stranger = board(front, others.client("stranger"))) {
            await("the board is connected").atMost(SOON).until(() -> health(known) == 200);
            assertThat(health(stranger)).isEqualTo(503);
        }
    }

    private static Dashboards board(TlsFront front, TlsFiles files) {
        BrokerSettings broker =
                BrokerSettings.parse("ssl://127.0.0.1:" + front.port()).withTls(files);
        return Dashboards.start(DashboardSettings.onLoopback(0, broker, NO_STORE));
    }

    private int health(Dashboards dashboards) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(dashboards.uri().resolve("/healthz")).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
