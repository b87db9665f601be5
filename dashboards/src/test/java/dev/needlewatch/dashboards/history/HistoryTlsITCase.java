package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.dashboards.history.store.StoreHistory;
import dev.needlewatch.ingest.testing.Certificates;
import dev.needlewatch.ingest.testing.TlsFront;
import dev.needlewatch.ingest.tls.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store behind TLS that wants a client's certificate; the authority is made here. */
@Timeout(60)
class HistoryTlsITCase {
    @TempDir static Path folder;

    private static Certificates ours;
    private static Certificates others;
    private static ScriptedStore store;
    private static TlsFront front;

    @BeforeAll
    static void start() throws IOException {
        ours =
                Certificates.in(folder.resolve("ours"))
                        .sign("store", "ip:127.0.0.1")
                        .sign("elsewhere", "dns:elsewhere.example")
                        .sign("client", "");
        others = Certificates.in(folder.resolve("others")).sign("stranger", "");
        store = new ScriptedStore();
        front = new TlsFront(ours.server("store"), store.base().getPort());
    }

    @AfterAll
    static void stop() throws IOException {
        front.close();
        store.close();
    }

    @Test
    void ourAuthorityAndAClientsCertificateReadTheStore() throws Exception {
        store.answers(200, "{\"results\":[{\"statement_id\":0}]}");

        history(front, files(ours, ours, "client")).ping();

        assertThat(store.authorization()).isEqualTo("Token secret");
    }

    @Test
    void theJdksAuthoritiesDoNotKnowOurStore() {
        assertRefused(front, null, "InfluxDB's certificate does not hold", "check the CA file");
    }

    @Test
    void anAuthorityThatDidNotSignTheStoreIsRefused() {
        assertRefused(front, files(others, ours, "client"), "InfluxDB's certificate does not hold");
    }

    @Test
    void aStoreWithAnothersNameIsRefused() throws Exception {
        try (TlsFront elsewhere = new TlsFront(ours.server("elsewhere"), store.base().getPort())) {
            assertRefused(elsewhere, files(ours, ours, "client"), "host name");
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityIsNotAcceptedByTheStore() {
        assertRefused(
                front,
                files(ours, others, "stranger"),
                "InfluxDB does not accept the client's certificate");
    }

    @Test
    void aFileThatIsNotThereIsSaidWhenTheHistoryIsOpened() {
        TlsFiles absent = new TlsFiles(folder.resolve("absent.pem").toString(), null, null);

        assertThatThrownBy(() -> history(front, absent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent.pem")
                .hasMessageContaining("there is no such file");
    }

    private static void assertRefused(TlsFront where, @Nullable TlsFiles files, String... said) {
        assertThatThrownBy(() -> history(where, files).ping())
                .isInstanceOf(StoreAwayException.class)
                .message()
                .hasLineCount(1)
                .contains(said);
    }

    private static History history(TlsFront where, @Nullable TlsFiles files) {
        return StoreHistory.open(
                new HistorySettings.Influx(
                        URI.create(where.url()), "secret", null, "needling", files),
                Clock.systemUTC());
    }

    private static TlsFiles files(Certificates authority, Certificates of, String name) {
        return new TlsFiles(
                authority.file("ca.pem"), of.file(name + ".pem"), of.file(name + ".key"));
    }
}
