package dev.needlewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.junit.jupiter.api.Test;

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
        String topic = run + "/order";
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
}
