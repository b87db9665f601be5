package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.MqttSourceSettings;
import dev.needlewatch.ingest.source.split.MqttSplit;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.testutils.source.reader.TestingReaderContext;

/** A session on a scripted broker, with a tracker as the reader has it. */
final class SessionFixture {
    static final MqttSplit SPLIT = MqttSplit.of("a/#");

    final ScriptedBroker broker = new ScriptedBroker();
    final ManualLoop loop = new ManualLoop();
    final AckTracker tracker = new AckTracker();
    final Inbox inbox;
    final SplitSession session;
    final CountingMetrics counted;

    SessionFixture() {
        this(65_535, 2);
    }

    SessionFixture(int receiveMaximum, int qos0Capacity) {
        inbox = new Inbox(qos0Capacity);
        counted = new CountingMetrics(new TestingReaderContext().metricGroup());
        ReaderMetrics metrics = new ReaderMetrics(counted, inbox, new ArrayList<>());
        session =
                new SplitSession(
                        SPLIT,
                        new SessionContext(
                                settings(receiveMaximum, qos0Capacity),
                                broker,
                                loop,
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

    /** Takes what waits, as the task does, and gives it to the tracker. */
    List<String> emit() {
        List<String> texts = new ArrayList<>();
        for (Arrival next = inbox.poll(); next != null; next = inbox.poll()) {
            tracker.emitted(next);
            texts.add(
                    ((FakeDelivery) next.delivery()).text() + (next.redelivered() ? " again" : ""));
        }
        return texts;
    }

    void complete(long checkpoint) {
        session.acknowledge(tracker.completed(checkpoint));
    }
}
