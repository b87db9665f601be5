package dev.needlewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttVersion;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoSourceITCase extends MqttSourceContract {
    @Override
    TestBroker broker() {
        assumeThat(MosquittoBroker.program())
                .as("Mosquitto is not installed (Debian: apt-get install mosquitto)")
                .isPresent();
        return MosquittoBroker.started();
    }

    @Test
    void emitsInOrderAndIsAcknowledgedByTheCheckpoint(@InjectClusterClient ClusterClient<?> cluster)
            throws Exception {
        String topic = run + "/acked";
        MqttSource source = source(topic).build();
        SourceJob job = SourceJob.start(cluster, topic, source, NO_PERIOD);
        try (Publisher publisher = new Publisher(settings())) {
            job.awaitReading(publisher, topic);
            publisher.numbers(topic, 0, 100);
            await().atMost(LONG).until(() -> job.payloads().contains("99"));
            job.checkpoint();
            publisher.numbers(topic, 100, 120);
            await().atMost(LONG).until(() -> job.payloads().contains("119"));
        }
        job.cancel();
        assertThat(job.payloads()).containsSubsequence(numbers(0, 120));
        assertThat(SessionProbe.outstanding(source.settings(), topic)).isEqualTo(numbers(100, 120));
    }

    @Test
    void losesNothingOverARestartOfTheBroker(@InjectClusterClient ClusterClient<?> cluster)
            throws Exception {
        String topic = run + "/restart";
        try (TestBroker own = MosquittoBroker.started()) {
            MqttSource source = source(topic).broker(own.settings()).build();
            SourceJob job = SourceJob.start(cluster, topic, source, NO_PERIOD);
            try (Publisher publisher = new Publisher(own.settings())) {
                job.awaitReading(publisher, topic);
                job.checkpoint();
                publisher.numbers(topic, 0, 100);
                await().atMost(LONG).until(() -> job.payloads().containsAll(numbers(0, 100)));
            }
            own.stop();
            own.start();
            try (Publisher publisher = new Publisher(own.settings())) {
                publisher.numbers(topic, 100, 200);
                await().atMost(LONG).until(() -> job.payloads().containsAll(numbers(0, 200)));
            }
            // The first hundred come again, since no checkpoint had covered them, and are known.
            assertThat(job.payloads())
                    .filteredOn(payload -> !payload.equals("ready?"))
                    .isEqualTo(numbers(0, 200));
            job.checkpoint();
            job.cancel();
            assertThat(SessionProbe.outstanding(source.settings(), topic)).isEmpty();
        }
    }

    @Test
    void wrongCredentialsFailTheJobAtOnce(
            @InjectClusterClient ClusterClient<?> cluster, @TempDir Path folder) throws Exception {
        Path passwords = Files.createFile(folder.resolve("passwords"));
        try (TestBroker closed =
                MosquittoBroker.started("allow_anonymous false", "password_file " + passwords)) {
            BrokerSettings wrong = closed.settings().withCredentials("pen", "wrong");
            for (MqttVersion version : MqttVersion.values()) {
                SourceJob job =
                        SourceJob.start(
                                cluster,
                                run + "/refused",
                                source("a").broker(wrong).version(version).build(),
                                NO_PERIOD);
                assertThat(job.failure())
                        .rootCause()
                        .message()
                        .contains("NOT_AUTHORIZED", "check user name, password")
                        .doesNotContain("wrong", "\n");
            }
        }
    }

    @Test
    void aBrokerThatGrantsLessFailsTheJobAtOnce(@InjectClusterClient ClusterClient<?> cluster)
            throws Exception {
        try (TestBroker narrow = MosquittoBroker.started("max_qos 0")) {
            SourceJob job =
                    SourceJob.start(
                            cluster,
                            run + "/narrow",
                            source("a").broker(narrow.settings()).build(),
                            NO_PERIOD);
            assertThat(job.failure()).rootCause().message().contains("QoS 1 is needed");
        }
    }

    /**
     * The window is the broker's: Mosquitto 2.0.11 does not hold to a small receive maximum of the
     * client, and once acknowledgements come it sends more than its own limit too.
     */
    @Test
    void intakeStopsAtTheWindowAndGoesOnWithTheCheckpoint(
            @InjectClusterClient ClusterClient<?> cluster) throws Exception {
        String topic = run + "/window";
        try (TestBroker narrow = MosquittoBroker.started("max_inflight_messages 50");
                Publisher publisher = new Publisher(narrow.settings())) {
            MqttSource source = source(topic).broker(narrow.settings()).build();
            stopsAtTheWindow(SourceJob.start(cluster, topic, source, NO_PERIOD), publisher, topic);
        }
    }
}
