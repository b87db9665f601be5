package dev.needlewatch.ingest.source.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.mqtt.Delivery;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A broker as MQTT wants it, with cuts, lost acknowledgements and checkpoints in any order: what is
 * recognised must never be acknowledged before its time, and nothing may be left out, also where
 * messages are equal.
 */
class RecognitionTest {
    private static final int RUNS = 300;
    private static final int STEPS = 400;

    /** Different payloads there are; with 0 every one is different. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10})
    void nothingIsLeftOutOrAcknowledgedEarly(int payloads) {
        for (int seed = 0; seed < RUNS; seed++) {
            Model model = new Model(new Random(seed), payloads, false);
            model.run();
            assertThat(model.emitted).as("seed %d", seed).containsAll(model.published);
        }
    }

    @Test
    void norByABrokerThatSendsAgainInAnyOrder() {
        for (int seed = 0; seed < RUNS; seed++) {
            Model model = new Model(new Random(seed), 0, true);
            model.run();
            assertThat(model.emitted).as("seed %d", seed).containsAll(model.published);
        }
    }

    /** Broker, network, task and checkpoints. */
    private static final class Model {
        private final SessionFixture fixture = new SessionFixture();
        private final Random random;
        private final int payloads;
        private final boolean shuffles;
        private final List<Integer> published = new ArrayList<>();
        private final List<Integer> emitted = new ArrayList<>();
        private final Set<Integer> covered = new HashSet<>();
        private final List<Integer> pending = new ArrayList<>(); // at the broker
        private final List<Integer> answered = new ArrayList<>(); // on this connection
        private int sent; // of those pending, on this connection
        private long checkpoint;
        private int marked;

        private Model(Random random, int payloads, boolean shuffles) {
            this.random = random;
            this.payloads = payloads;
            this.shuffles = shuffles;
        }

        private void run() {
            fixture.connected();
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(12)) {
                    case 0, 1, 2 -> publish();
                    case 3, 4, 5, 6 -> send();
                    case 7, 8 -> emit();
                    case 9 -> snapshot();
                    case 10 -> complete();
                    default -> {
                        if (random.nextInt(4) == 0) {
                            cut();
                        } else {
                            tick();
                        }
                    }
                }
            }
            while (sent < pending.size()) {
                send();
            }
            emit();
        }

        /** Now and then more than are acknowledged at once. */
        private void publish() {
            for (int left = random.nextInt(10) == 0 ? 50 : 1; left > 0; left--) {
                pending.add(published.size());
                published.add(published.size());
            }
        }

        private void tick() {
            if (!fixture.loop.isIdle()) {
                fixture.loop.runNext();
            }
        }

        private void send() {
            for (int left = 1 + random.nextInt(30); left > 0 && sent < pending.size(); left--) {
                fixture.broker.last().deliver(new Numbered(pending.get(sent++), this));
            }
        }

        private void emit() {
            for (Arrival next = fixture.inbox.poll(); next != null; next = fixture.inbox.poll()) {
                Numbered message = (Numbered) next.delivery();
                if (fixture.tracker.take(next) == AckTracker.Taken.EMITTED) {
                    fixture.session.acknowledge(fixture.tracker.due());
                } else {
                    emitted.add(message.number());
                }
            }
        }

        private void snapshot() {
            fixture.tracker.checkpointed(++checkpoint);
            marked = emitted.size();
        }

        private void complete() {
            covered.addAll(emitted.subList(0, marked));
            fixture.complete(checkpoint);
        }

        /** The broker has read the first of the acknowledgements, or all, or none. */
        private void cut() {
            int read = random.nextInt(answered.size() + 1);
            pending.removeAll(answered.subList(0, read));
            answered.clear();
            sent = 0;
            if (shuffles) {
                Collections.shuffle(pending, random);
            }
            fixture.reconnected(true);
        }

        private String text(int number) {
            return Integer.toString(payloads == 0 ? number : number * 31 % 7 % payloads);
        }

        private void acknowledged(int number) {
            assertThat(covered).contains(number);
            answered.add(number);
        }
    }

    /** A message with a number that only the model can see. */
    private record Numbered(int number, Model model) implements Delivery {
        @Override
        public String topic() {
            return "topic";
        }

        @Override
        public byte[] payload() {
            return model.text(number).getBytes(UTF_8);
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
            model.acknowledged(number);
        }
    }
}
