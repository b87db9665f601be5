package dev.needlewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttVersion;
import dev.needlewatch.ingest.testing.Certificates;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import dev.needlewatch.ingest.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A Mosquitto that wants TLS with a client's certificate. */
class TlsITCase {
    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @TempDir static Path folder;
    private static Certificates ours;
    private static Certificates others;
    private static TestBroker broker;

    @BeforeAll
    static void start() throws IOException {
        assumeThat(MosquittoBroker.program())
                .as("Mosquitto is not installed (Debian: apt-get install mosquitto)")
                .isPresent();
        ours =
                Certificates.in(folder.resolve("ours"))
                        .sign("broker", "ip:127.0.0.1")
                        .sign("elsewhere", "dns:elsewhere.example")
                        .sign("client", "");
        others = Certificates.in(folder.resolve("others")).sign("stranger", "");
        broker = started("broker");
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    private static TestBroker started(String name) {
        return MosquittoBroker.started(
                "cafile " + ours.file("ca.pem"),
                "certfile " + ours.file(name + ".pem"),
                "keyfile " + ours.file(name + ".key"),
                "require_certificate true");
    }

    private static BrokerSettings secure(TestBroker broker, TlsFiles files) {
        return BrokerSettings.parse("ssl://127.0.0.1:" + broker.settings().port()).withTls(files);
    }

    private static SourceJob read(
            ClusterClient<?> cluster, String name, BrokerSettings where, MqttVersion version)
            throws Exception {
        MqttSource source =
                MqttSource.builder()
                        .broker(where)
                        .clientIdPrefix(name)
                        .filters(List.of("secret"))
                        .version(version)
                        .build();
        return SourceJob.start(cluster, name, source, SourceJob.Options.of(1, 50));
    }

    @Test
    void readsWithItsOwnAuthorityAndAClientsCertificate(
            @InjectClusterClient ClusterClient<?> cluster) throws Exception {
        BrokerSettings where = secure(broker, ours.client("client"));
        for (MqttVersion version : MqttVersion.values()) {
            SourceJob job = read(cluster, "good-" + version, where, version);
            try (Publisher publisher = new Publisher(where)) {
                job.awaitReading(publisher, "secret");
            }
            job.cancel();
        }
    }

    @Test
    void anAuthorityThatDidNotSignTheBrokerFailsTheJobAtOnce(
            @InjectClusterClient ClusterClient<?> cluster) throws Exception {
        fails(cluster, "ca", secure(broker, others.client("stranger")), "CA file");
    }

    @Test
    void aBrokerWithAnothersNameFailsTheJobAtOnce(@InjectClusterClient ClusterClient<?> cluster)
            throws Exception {
        try (TestBroker elsewhere = started("elsewhere")) {
            fails(cluster, "name", secure(elsewhere, ours.client("client")), "host name");
        }
    }

    @Test
    void noCertificateWhereTheBrokerWantsOneFailsTheJobAtOnce(
            @InjectClusterClient ClusterClient<?> cluster) throws Exception {
        fails(cluster, "none", secure(broker, ours.ca()), "client's certificate");
    }

    @Test
    void aCertificateOfAnotherAuthorityFailsTheJobAtOnce(
            @InjectClusterClient ClusterClient<?> cluster) throws Exception {
        TlsFiles stranger =
                new TlsFiles(
                        ours.file("ca.pem"),
                        others.file("stranger.pem"),
                        others.file("stranger.key"));
        fails(cluster, "stranger", secure(broker, stranger), "client's certificate");
    }

    @Test
    void aFileThatIsNoCertificateFailsTheJobAtOnce(@InjectClusterClient ClusterClient<?> cluster)
            throws Exception {
        Path junk = Files.writeString(folder.resolve("junk.pem"), "no certificate");
        fails(
                cluster,
                "junk",
                secure(broker, new TlsFiles(junk.toString(), null, null)),
                "junk.pem");
        Path absent = folder.resolve("absent.pem");
        fails(
                cluster,
                "gone",
                secure(broker, new TlsFiles(absent.toString(), null, null)),
                "absent.pem");
    }

    private static void fails(
            ClusterClient<?> cluster, String name, BrokerSettings where, String expected)
            throws Exception {
        for (MqttVersion version : MqttVersion.values()) {
            SourceJob job = read(cluster, name + "-" + version, where, version);
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> job.status().isGloballyTerminalState());
            assertThat(job.failure()).rootCause().message().contains(expected).hasLineCount(1);
        }
    }
}
