package dev.needlewatch.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptInProcessTest {
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final String client = "client-" + CLIENTS.incrementAndGet();
    private final List<String> answered = new ArrayList<>();

    @Test
    void answersTheBrokerAtOnce() {
        Recorder recorder = new Recorder();
        connect(recorder, 10).arrived(new Message("a"));
        assertThat(answered).containsExactly("a");
        assertThat(recorder.topics()).containsExactly("a");
    }

    @Test
    void handsOverAgainWhatWasNotAcknowledgedHere() {
        Recorder first = new Recorder();
        MqttConnection.Listener broker = connect(first, 10);
        broker.arrived(new Message("a"));
        broker.arrived(new Message("b"));
        broker.arrived(new Message("c"));
        first.deliveries.get(0).acknowledge();

        Recorder second = new Recorder();
        connect(second, 10);
        assertThat(second.topics()).containsExactly("b", "c");
        second.deliveries.forEach(Delivery::acknowledge);

        Recorder third = new Recorder();
        connect(third, 10);
        assertThat(third.topics()).isEmpty();
        assertThat(answered).containsExactly("a", "b", "c");
    }

    @Test
    void leavesToTheBrokerWhatItHasNoRoomFor() {
        Recorder recorder = new Recorder();
        MqttConnection.Listener broker = connect(recorder, 1);
        broker.arrived(new Message("a"));
        broker.arrived(new Message("b"));
        assertThat(answered).containsExactly("a");
        recorder.deliveries.get(1).acknowledge();
        assertThat(answered).containsExactly("a", "b");
    }

    private MqttConnection.Listener connect(Recorder recorder, int capacity) {
        List<MqttConnection.Listener> listeners = new ArrayList<>();
        SessionSettings settings =
                new SessionSettings(
                        new BrokerSettings("127.0.0.1", 1883, null, null),
                        MqttVersion.MQTT_5,
                        capacity,
                        Duration.ofHours(1),
                        SessionSettings.LARGEST_PACKET,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        false);
        MqttConnection connection =
                new KeptInProcess(
                                (session, clientId, listener) -> {
                                    listeners.add(listener);
                                    return new Silent();
                                })
                        .open(settings, client, recorder);
        connection.connect().join();
        return listeners.get(0);
    }

    /** Keeps what it is handed. */
    private static final class Recorder implements MqttConnection.Listener {
        private final List<Delivery> deliveries = new ArrayList<>();

        @Override
        public void arrived(Delivery delivery) {
            deliveries.add(delivery);
        }

        @Override
        public void lost(Throwable cause) {
            throw new AssertionError("nothing is lost here", cause);
        }

        private List<String> topics() {
            return deliveries.stream().map(Delivery::topic).toList();
        }
    }

    /** A connection on which nothing happens by itself. */
    private static final class Silent implements MqttConnection {
        @Override
        public CompletableFuture<Welcome> connect() {
            return CompletableFuture.completedFuture(new Welcome(true, 3_600));
        }

        @Override
        public CompletableFuture<Void> subscribe(String filter, int qos) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> disconnect() {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** A message that notes when the broker has its answer. */
    private final class Message implements Delivery {
        private final String topic;

        private Message(String topic) {
            this.topic = topic;
        }

        @Override
        public String topic() {
            return topic;
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
            return 1;
        }

        @Override
        public boolean retained() {
            return false;
        }

        @Override
        public void acknowledge() {
            answered.add(topic);
        }
    }
}
