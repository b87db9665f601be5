package dev.needlewatch.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorITCase {
    private static EmbeddedBroker embedded;
    private static BrokerSettings broker;

    @BeforeAll
    static void startBroker(@TempDir java.nio.file.Path home) throws Exception {
        embedded = EmbeddedBroker.start(home);
        broker = embedded.settings();
    }

    @AfterAll
    static void stopBroker() {
        embedded.close();
    }

    @Test
    void passesASystemThatRaisesWhatMustBeRaised() throws Exception {
        try (FakeSystem system = new FakeSystem(broker, UnaryOperator.identity())) {
            Verdict verdict = run(4);
            verdict.print(System.out);
            assertThat(verdict.passed()).isTrue();
            assertThat(verdict.expected()).isGreaterThanOrEqualTo(3);
            assertThat(verdict.raised()).isEqualTo(verdict.expected());
            assertThat(verdict.latency().count()).isEqualTo(verdict.expected());
            assertThat(verdict.latency().p50Micros()).isBetween(100L, 1_000_000L);
            assertThat(verdict.rejections()).isEqualTo(verdict.published().garbage());
            Awaitility.await("everything published arrives")
                    .untilAsserted(
                            () ->
                                    assertThat(system.received())
                                            .isEqualTo(verdict.published().published()));
        }
    }

    @Test
    void failsASystemThatStaysSilent() throws Exception {
        UnaryOperator<@Nullable Alarm> silence = alarm -> null;
        try (FakeSystem system = new FakeSystem(broker, silence)) {
            Verdict verdict = run(2);
            assertThat(system.received()).isPositive();
            assertThat(verdict.passed()).isFalse();
            assertThat(verdict.raised()).isZero();
            assertThat(verdict.missed()).hasSize(verdict.expected()).isNotEmpty();
        }
    }

    @Test
    @Tag("slow")
    void keepsItsAccountsOverManyWholeSessions() throws Exception {
        EmulatorSettings settings = new EmulatorSettings(broker, "demo", 2, FakeSystem.CODES);
        try (FakeSystem system = new FakeSystem(broker, UnaryOperator.identity());
                Emulator emulator = Emulator.start(settings, EmulatorListener.NONE)) {
            Awaitility.await("thirty sessions come to their end")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> emulator.progress().sessionsEnded() >= 30);
            Verdict verdict = emulator.finish(Duration.ofSeconds(5));
            verdict.print(System.out);
            assertThat(verdict.passed()).isTrue();
            assertThat(verdict.optional()).isZero();
            assertThat(verdict.expected()).isGreaterThanOrEqualTo(10);
            assertThat(verdict.rejections()).isEqualTo(verdict.published().garbage());
            Awaitility.await("everything published arrives")
                    .untilAsserted(
                            () ->
                                    assertThat(system.received())
                                            .isEqualTo(verdict.published().published()));
        }
    }

    private static Verdict run(int alarms) throws InterruptedException {
        EmulatorSettings settings = new EmulatorSettings(broker, "demo", 1, FakeSystem.CODES);
        try (Emulator emulator = Emulator.start(settings, EmulatorListener.NONE)) {
            long from = System.nanoTime();
            Awaitility.await("sessions go on for a while")
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    emulator.progress().alarmsRaised() >= alarms
                                            || System.nanoTime() - from > 14_000_000_000L);
            return emulator.finish(Duration.ofSeconds(3));
        }
    }
}
