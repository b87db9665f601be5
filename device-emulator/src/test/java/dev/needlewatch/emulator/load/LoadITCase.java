package dev.needlewatch.emulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import dev.needlewatch.emulator.EmbeddedBroker;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the broker, a load ends with its report. */
class LoadITCase {
    private static final int PENS = 20;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final AtomicBoolean stop = new AtomicBoolean();

    @Test
    void aBrokerThatDiesMeanwhileEndsItWithAReport(@TempDir Path home) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(home);
        try (Load load = Load.connect(settings(broker))) {
            CompletableFuture<LoadReport> running = running(load, stop::get);
            Awaitility.await("readings to go out").until(() -> load.published() > 200);
            broker.close();
            LoadReport report = running.get(60, TimeUnit.SECONDS);
            assertThat(report.keptPace()).isFalse();
            assertThat(report.published()).isLessThan(report.wanted());
            assertThat(report.failedOpenings()).isZero();
            assertThat(report.failedClosings()).isEqualTo(PENS);
            assertThat(text(report))
                    .contains("0 openings and 20 closings not taken", "pace         NOT KEPT");
        }
    }

    @Test
    void aBrokerThatIsGoneBeforeTheOpeningsEndsItWithAReport(@TempDir Path home) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(home);
        try (Load load = Load.connect(settings(broker))) {
            broker.close();
            LoadReport report = running(load, stop::get).get(60, TimeUnit.SECONDS);
            assertThat(report.keptPace()).isFalse();
            assertThat(report.acknowledged()).isZero();
            assertThat(report.failedOpenings()).isEqualTo(2 * PENS);
        }
    }

    @Test
    void whoIsToldToStopClosesEverySession(@TempDir Path home) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(home);
                Load load = Load.connect(settings(broker))) {
            AtomicInteger closed = new AtomicInteger();
            Mqtt5AsyncClient witness = witness(broker, closed);
            CompletableFuture<LoadReport> running = running(load, stop::get);
            Awaitility.await("readings to go out").until(() -> load.published() > 200);
            stop.set(true);
            LoadReport report = running.get(20, TimeUnit.SECONDS);
            assertThat(report.wanted()).isEqualTo(report.published()).isLessThan(10_000);
            assertThat(report.failedOpenings() + report.failedClosings()).isZero();
            Awaitility.await("all closings to arrive").until(() -> closed.get() == PENS);
            witness.disconnect().join();
        }
    }

    private static LoadSettings settings(EmbeddedBroker broker) {
        return new LoadSettings(broker.settings(), PENS, 20, LONG, 2);
    }

    private static CompletableFuture<LoadReport> running(Load load, BooleanSupplier stop) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return load.run(stop);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static Mqtt5AsyncClient witness(EmbeddedBroker broker, AtomicInteger closed) {
        Mqtt5AsyncClient client = MqttClients.mqtt5(broker.settings(), "witness").buildAsync();
        client.connect().join();
        client.subscribeWith()
                .topicFilter(TopicKind.SESSION.filter())
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(
                        message -> {
                            String text =
                                    new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
                            if (text.contains("\"type\":\"closed\"")) {
                                closed.incrementAndGet();
                            }
                        })
                .send()
                .join();
        return client;
    }

    private static String text(LoadReport report) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        report.print(new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
