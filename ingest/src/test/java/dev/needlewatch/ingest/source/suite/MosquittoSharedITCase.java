package dev.needlewatch.ingest.source.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.mqtt.MqttVersion;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MosquittoSharedITCase extends SharedSubscriptionContract {
    @Override
    protected TestBroker broker() {
        assumeThat(MosquittoBroker.program())
                .as("Mosquitto is not installed (Debian: apt-get install mosquitto)")
                .isPresent();
        return MosquittoBroker.started();
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void membersTakeTurnsAndEachMessageComesOnce(MqttVersion version) throws Exception {
        SharedJob job = start(shared(MEMBERS, version), SharedJob.Options.of(2));
        publish(0, 90);
        awaitAll(job, numbers(0, 90));
        job.cancel();
        assertThat(job.bySubtask()).hasSize(2);
        assertThat(job.payloads()).containsExactlyInAnyOrderElementsOf(numbers(0, 90));
    }

    /** A known fault: a third of the messages waits for a member that nobody is. */
    @Test
    void aMemberTakenAwayKeepsItsShareUntilItIsBack() throws Exception {
        SharedJob two = start(shared(2), SharedJob.Options.of(2));
        publish(0, 90);
        await().atMost(LONG).until(() -> two.payloads().size() >= 60);
        await().during(Duration.ofMillis(500))
                .atMost(LONG)
                .untilAsserted(() -> assertThat(two.payloads()).hasSize(60));
        two.cancel();
        SharedJob three = start(shared(3), SharedJob.Options.of(2));
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(three.payloads())
                                        .containsAll(
                                                numbers(0, 90).stream()
                                                        .filter(n -> !two.payloads().contains(n))
                                                        .toList()));
    }
}
