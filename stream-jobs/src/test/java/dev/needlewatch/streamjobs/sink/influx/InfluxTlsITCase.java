package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.needlewatch.ingest.testing.Certificates;
import dev.needlewatch.ingest.testing.TlsFront;
import dev.needlewatch.ingest.tls.TlsFiles;
import dev.needlewatch.streamjobs.record.RecordJob;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A store behind TLS that wants a client's certificate; the authority is made here. */
@Timeout(60)
class InfluxTlsITCase {
    @RegisterExtension static final MiniClusterExtension CLUSTER = new MiniClusterExtension();

    @TempDir static Path folder;
    private static Certificates ours;
    private static Certificates others;
    private static final ScriptedStore STORE = new ScriptedStore();
    private static TlsFront front;

    @BeforeAll
    static void start() throws IOException {
        ours =
                Certificates.in(folder.resolve("ours"))
                        .sign("store", "ip:127.0.0.1")
                        .sign("elsewhere", "dns:elsewhere.example")
                        .sign("client", "");
        others = Certificates.in(folder.resolve("others")).sign("stranger", "");
        front = secure("store");
    }

    @AfterAll
    static void stop() throws IOException {
        front.close();
        STORE.close();
    }

    private static TlsFront secure(String name) throws IOException {
        return new TlsFront(ours.server(name), STORE.port());
    }

    private static InfluxSettings settings(TlsFront where, TlsFiles files) {
        return InfluxSettings.of(where.url(), "secret", "org", "bucket")
                .withPatience(Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(10))
                .withTls(files);
    }

    private static TlsFiles files(Certificates authority, Certificates of, String name) {
        return new TlsFiles(
                authority.file("ca.pem"), of.file(name + ".pem"), of.file(name + ".key"));
    }

    @Test
    void everyPointArrivesWithOurAuthorityAndAClientsCertificate() throws Exception {
        InfluxSettings settings = settings(front, files(ours, ours, "client"));
        assertThat(InfluxProbe.answers(settings)).isTrue();
        run(settings);
        assertThat(STORE.taken()).hasSize(100);
    }

    @Test
    void anAuthorityThatDidNotSignTheStoreIsOneLineAtTheStart() {
        refused(front, files(others, ours, "client"), "the store's certificate does not hold");
    }

    @Test
    void theJdksAuthoritiesDoNotKnowOurStore() {
        TlsFiles noAuthority = new TlsFiles(null, ours.file("client.pem"), ours.file("client.key"));
        refused(front, noAuthority, "check the CA file");
    }

    @Test
    void aStoreWithAnothersNameIsOneLineAtTheStart() throws Exception {
        try (TlsFront elsewhere = secure("elsewhere")) {
            refused(elsewhere, files(ours, ours, "client"), "the store's host name");
        }
    }

    @Test
    void noCertificateWhereTheStoreWantsOneIsOneLineAtTheStart() {
        TlsFiles none = new TlsFiles(ours.file("ca.pem"), null, null);
        refused(front, none, "the store does not accept the client's certificate");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsOneLineAtTheStart() {
        refused(
                front,
                files(ours, others, "stranger"),
                "the store does not accept the client's certificate");
    }

    @Test
    void allFilesThatCannotBeUsedAreNamedAtOnce() throws IOException {
        Path junk = Files.writeString(folder.resolve("junk.pem"), "no certificate");
        String absent = folder.resolve("absent.pem").toString();
        refused(
                front,
                new TlsFiles(junk.toString(), absent, absent),
                "junk.pem cannot be used",
                "absent.pem",
                "there is no such file");
    }

    @Test
    void aStoreThatIsAwayIsNoMistake() throws Exception {
        TlsFront gone = secure("store");
        gone.close();
        assertThat(InfluxProbe.answers(settings(gone, files(ours, ours, "client")))).isFalse();
    }

    @Test
    void aStoreThatIsSlowIsThere() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            InfluxSettings settings =
                    InfluxSettings.of(
                                    "http://127.0.0.1:" + silent.getLocalPort(),
                                    null,
                                    "org",
                                    "bucket")
                            .withPatience(
                                    Duration.ofMillis(200),
                                    Duration.ofMillis(1),
                                    Duration.ofMillis(1));
            assertThat(InfluxProbe.answers(settings)).isTrue();
        }
    }

    /** The job fails for good, and so does who asks beforehand, with the same line. */
    private static void refused(TlsFront where, TlsFiles files, String... said) {
        InfluxSettings settings = settings(where, files);
        assertThatThrownBy(() -> InfluxProbe.answers(settings))
                .isInstanceOf(InfluxConfigurationException.class)
                .message()
                .hasLineCount(1)
                .contains(said);
        Throwable thrown = catchThrowable(() -> run(settings));
        assertThat(ExceptionUtils.findThrowableWithMessage(thrown, said[0])).isPresent();
    }

    private static void run(InfluxSettings settings) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(RecordJob.configuration());
        environment.setParallelism(1);
        environment.enableCheckpointing(50);
        Point[] points =
                LongStream.range(0, 100)
                        .mapToObj(n -> Point.of("secret").tag("t", "a").whole("n", n).at(n))
                        .toArray(Point[]::new);
        environment
                .fromData(Point.TYPE, points)
                .sinkTo(new InfluxSink(settings.withBatches(10, Duration.ofMillis(50), 2)));
        environment.execute();
    }
}
