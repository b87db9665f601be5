package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.MqttSourceSettings;
import dev.needlewatch.ingest.source.split.MqttSplit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A session on a scripted broker, with a tracker as the reader has it. */
final class SessionFixture {
    static final MqttSplit SPLIT = MqttSplit.of("a/#");

    final AtomicLong nanoTime = new AtomicLong();
    final ScriptedBroker broker = new ScriptedBroker();
    final ManualLoop loop = new ManualLoop();
    final AckTracker tracker = new AckTracker(1, nanoTime::get);
    final Inbox inbox;
    final SplitSession session;
    final CountingMetrics counted;

    SessionFixture() {
        this(65_535, 2);
    }

    SessionFixture(int receiveMaximum, int qos0Capacity) {
        inbox = new Inbox(qos0Capacity);
        counted = new CountingMetrics();
        ReaderMetrics metrics = new ReaderMetrics(counted, inbox, new ArrayList<>());
        session =
                new SplitSession(
                        SPLIT,
                        new SessionContext(
                                settings(receiveMaximum, qos0Capacity),
                                broker,
                                loop,
                                Clock.systemUTC(),
                                inbox,
                                metrics));
    }

    static MqttSourceSettings settings(int receiveMaximum, int qos0Capacity) {
        return MqttSource.builder()
                .broker(BrokerSettings.parse("tcp://localhost:1883"))
                .clientIdPrefix("test")
                .filters(List.of(SPLIT.filter()))
                .receiveMaximum(receiveMaximum)
                .qos0Capacity(qos0Capacity)
                .build()
                .settings();
    }

    /** Starts the session and lets the broker accept it. */
    ScriptedBroker.Connection connected() {
        session.start();
        broker.last().accept(false);
        return broker.last();
    }

    /** Loses the connection and lets the next one be accepted. */
    ScriptedBroker.Connection reconnected(boolean sessionPresent) {
        broker.last().listener.lost(new IllegalStateException("cut"));
        loop.runLater();
        broker.last().accept(sessionPresent);
        return broker.last();
    }

    /** Takes what waits, as the task does, and says what is emitted. */
    List<String> emit() {
        List<String> texts = new ArrayList<>();
        for (Arrival next = inbox.poll(); next != null; next = inbox.poll()) {
            String text = ((FakeDelivery) next.delivery()).text();
            switch (tracker.take(next)) {
                case NEW -> texts.add(text);
                case AGAIN -> texts.add(text + " again");
                case EMITTED -> session.acknowledge(tracker.due());
            }
        }
        return texts;
    }

    void complete(long checkpoint) {
        tracker.completed(checkpoint);
        session.acknowledge(tracker.due());
    }
}
