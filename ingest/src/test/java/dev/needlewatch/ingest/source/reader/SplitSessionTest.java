package dev.needlewatch.ingest.source.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.ingest.mqtt.CertificateRefusedException;
import dev.needlewatch.ingest.mqtt.Delivery;
import dev.needlewatch.ingest.mqtt.MqttRefusedException;
import dev.needlewatch.ingest.mqtt.SessionTakenOverException;
import dev.needlewatch.ingest.source.MqttSourceException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SplitSessionTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final SessionFixture fixture = new SessionFixture();

    @Test
    void subscribesOnEveryConnectionAndCountsThem() {
        fixture.connected();
        assertThat(fixture.session.connected()).isTrue();
        fixture.reconnected(true);
        assertThat(fixture.broker.connections)
                .hasSize(2)
                .allSatisfy(c -> assertThat(c.subscribed).containsExactly("a/# at QoS 1"));
        assertThat(fixture.counted.count("reconnects")).isEqualTo(1);
        assertThat(fixture.counted.count("sessionsLost")).isZero();
    }

    @Test
    void triesAgainOnAFreshConnectionForAsLongAsItTakes() {
        fixture.session.start();
        for (int i = 0; i < 100; i++) {
            fixture.broker.last().connecting.completeExceptionally(new IllegalStateException("no"));
            fixture.loop.runLater();
        }
        assertThat(fixture.broker.connections).hasSize(101);
        assertThat(fixture.loop.delays)
                .allSatisfy(d -> assertThat(d).isLessThanOrEqualTo(Duration.ofSeconds(5)));
        assertThat(fixture.session.connected()).isFalse();
    }

    @Test
    void aConnectionThatBreaksAsSoonAsItStandsIsTriedLessAndLessOften() {
        fixture.connected();
        for (int i = 0; i < 10; i++) {
            fixture.reconnected(true);
        }
        assertThat(fixture.loop.delays.get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(fixture.loop.delays.get(9)).isBetween(Duration.ofMillis(2500), LONGEST);
    }

    @Test
    void aLossToldTwiceIsOneLoss() {
        ScriptedBroker.Connection connection = fixture.connected();
        connection.listener.lost(new IllegalStateException("cut"));
        connection.listener.lost(new IllegalStateException("cut"));
        fixture.loop.runLater();
        assertThat(fixture.broker.connections).hasSize(2);
    }

    @Test
    void saysAndCountsThatTheBrokerLostTheSession() {
        fixture.connected();
        fixture.reconnected(false);
        assertThat(fixture.counted.count("sessionsLost")).isEqualTo(1);
        assertThat(fixture.session.connected()).isTrue();
    }

    @Test
    void emitsOnceWhatAKeptSessionSendsAgainBeforeItWasTaken() {
        fixture.connected().deliver("1", "2");
        fixture.reconnected(true).deliver("1", "2", "3");
        assertThat(fixture.emit()).containsExactly("1", "2", "3");
    }

    @Test
    void whatComesBeforeTheBrokerIsKnownToHaveKeptTheSessionWaitsForThat() {
        fixture.connected().deliver("1");
        assertThat(fixture.emit()).containsExactly("1");
        fixture.broker.last().listener.lost(new IllegalStateException("cut"));
        fixture.loop.runLater();
        fixture.broker.last().deliver("1", "2");
        assertThat(fixture.emit()).isEmpty();
        fixture.broker.last().accept(true);
        fixture.broker.last().deliver("3");
        assertThat(fixture.emit()).containsExactly("2", "3");
    }

    @Test
    void emitsWhatALostSessionWillNotSendAgain() {
        fixture.connected().deliver("1", "2");
        fixture.reconnected(false).deliver("3");
        fixture.reconnected(true).deliver("3");
        assertThat(fixture.emit()).containsExactly("1", "2", "3");
    }

    @Test
    void failedAttemptsInBetweenChangeNothingAboutWhatWasReceived() {
        fixture.connected().deliver("1", "2");
        failsOnce();
        fixture.reconnected(true).deliver("1", "2", "3");
        assertThat(fixture.emit()).containsExactly("1", "2", "3");
        failsOnce();
        fixture.broker.last().listener.lost(new IllegalStateException("cut"));
        fixture.loop.runLater();
        fixture.broker.last().accept(true);
        fixture.broker.last().deliver("1");
        fixture.reconnected(true).deliver("1", "2", "3", "4");
        assertThat(fixture.emit()).containsExactly("4");
    }

    @Test
    void failedAttemptsInBetweenLoseNothingOfALostSession() {
        fixture.connected().deliver("1", "2");
        failsOnce();
        fixture.reconnected(false).deliver("3");
        assertThat(fixture.emit()).containsExactly("1", "2", "3");
    }

    /** Cuts the connection; the next attempt is lost before the broker answers. */
    private void failsOnce() {
        fixture.broker.last().listener.lost(new IllegalStateException("cut"));
        fixture.loop.runLater();
    }

    @Test
    void keepsNoMoreOfLostSessionsThanAWindow() {
        SessionFixture small = new SessionFixture(3, 1);
        small.connected().deliver("1", "2", "3");
        small.reconnected(false).deliver("4", "5", "6");
        small.reconnected(false).deliver("7");
        assertThat(small.emit()).containsExactly("1", "2", "3", "7");
        assertThat(small.counted.count("dropped")).isEqualTo(3);
    }

    @Test
    void aRefusalFailsTheReaderWithOneLine() {
        fixture.session.start();
        fixture.broker
                .last()
                .connecting
                .completeExceptionally(new MqttRefusedException("change the password", null));
        assertThatThrownBy(fixture.inbox::poll)
                .isInstanceOf(MqttSourceException.class)
                .hasMessage("change the password");
        assertThat(fixture.loop.delays).isEmpty();
    }

    @Test
    void aCertificateRefusedOnAFirstConnectionFailsTheReaderAndLaterDoesNot() {
        CertificateRefusedException refused =
                new CertificateRefusedException("check the CA file", null);
        fixture.connected();
        fixture.broker.last().listener.lost(new IllegalStateException("cut"));
        fixture.loop.runLater();
        fixture.broker.last().connecting.completeExceptionally(refused);
        fixture.loop.runLater();
        fixture.broker.last().accept(true);
        assertThat(fixture.session.connected()).isTrue();

        SessionFixture fresh = new SessionFixture();
        fresh.session.start();
        fresh.broker.last().connecting.completeExceptionally(refused);
        assertThatThrownBy(fresh.inbox::poll)
                .isInstanceOf(MqttSourceException.class)
                .hasMessage("check the CA file");
    }

    @Test
    void aClientThatIsPushedOutWaitsTheLongestTime() {
        fixture.connected().listener.lost(new SessionTakenOverException("test", null));
        assertThat(fixture.loop.delays)
                .singleElement()
                .satisfies(
                        d ->
                                assertThat(d)
                                        .isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5)));
    }

    @Test
    void closingWhileConnectingDisconnectsWhatStillComesAbout() {
        fixture.session.start();
        CompletableFuture<Void> closed = fixture.session.close();
        assertThat(closed).isNotDone();
        fixture.broker.last().connecting.complete(null);
        assertThat(closed).isCompleted();
        assertThat(fixture.broker.last().disconnected).isTrue();
        assertThat(fixture.broker.last().subscribed).isEmpty();
    }

    @Test
    void closingWhileWaitingForTheNextAttemptMakesNone() {
        fixture.session.start();
        fixture.broker.last().connecting.completeExceptionally(new IllegalStateException("no"));
        assertThat(fixture.session.close()).isCompleted();
        fixture.loop.runLater();
        assertThat(fixture.broker.connections).hasSize(1);
    }

    @Test
    void aCallbackNeverThrowsAndTheReaderFails() {
        ScriptedBroker.Connection connection = fixture.connected();
        Delivery broken =
                new Delivery() {
                    @Override
                    public String topic() {
                        return "";
                    }

                    @Override
                    public byte[] payload() {
                        return new byte[0];
                    }

                    @Override
                    public ByteBuffer payloadView() {
                        return ByteBuffer.wrap(payload());
                    }

                    @Override
                    public List<String> properties() {
                        return List.of();
                    }

                    @Override
                    public int qos() {
                        throw new IllegalStateException("broken");
                    }

                    @Override
                    public boolean retained() {
                        return false;
                    }

                    @Override
                    public void acknowledge() {}
                };
        assertThatCode(() -> connection.deliver(broken)).doesNotThrowAnyException();
        assertThatThrownBy(fixture.inbox::poll).hasRootCauseMessage("broken");
    }

    @Test
    void dropsAndCountsWhatOfQos0HasNoRoom() {
        ScriptedBroker.Connection connection = fixture.connected();
        for (String text : List.of("1", "2", "3")) {
            connection.deliver(new FakeDelivery(text, 0, fixture.broker.acknowledged));
        }
        assertThat(fixture.emit()).containsExactly("1", "2");
        assertThat(fixture.counted.count("dropped")).isEqualTo(1);
        fixture.tracker.checkpointed(1);
        fixture.complete(1);
        assertThat(fixture.broker.acknowledged).isEmpty();
        assertThat(fixture.session.unacknowledged()).isZero();
    }

    @Test
    void knowsHowFullTheWindowIs() {
        SessionFixture small = new SessionFixture(10, 1);
        small.connected().deliver("1", "2", "3", "4", "5");
        assertThat(small.session.windowUsage()).isEqualTo(0.5);
        small.emit();
        small.tracker.checkpointed(1);
        assertThat(small.session.unacknowledged()).isEqualTo(5);
        small.complete(1);
        assertThat(small.session.unacknowledged()).isZero();
    }
}
