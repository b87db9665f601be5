package dev.needlewatch.ingest.source.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttSourceBuilder;
import dev.needlewatch.ingest.source.MqttSourceSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.testutils.source.reader.TestingReaderOutput;
import org.apache.flink.core.io.InputStatus;

/** A reader on a real broker, with the test in the place of Flink's task. */
final class RunningReader implements AutoCloseable {
    final CountingMetrics metrics = new CountingMetrics();
    final MqttSourceSettings settings;
    private final MqttSourceReader reader;
    private final TestingReaderOutput<MqttMessage> output = new TestingReaderOutput<>();
    private final List<MqttMessage> received = new ArrayList<>();
    private long checkpoint;

    RunningReader(MqttSourceBuilder builder) {
        settings = builder.build().settings();
        reader =
                new MqttSourceReader(
                        settings,
                        MqttClients.connector(),
                        metrics,
                        onFailure -> new SessionThread("reader", onFailure),
                        Clock.systemUTC());
        reader.addSplits(settings.splits());
    }

    /** Takes what is there. */
    List<MqttMessage> poll() {
        while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
            // The next one is there already.
        }
        List<MqttMessage> taken = List.copyOf(output.getEmittedRecords());
        output.clearEmittedRecords();
        received.addAll(taken);
        return taken;
    }

    boolean received(String payload) {
        poll();
        return received.stream().anyMatch(m -> new String(m.payload(), UTF_8).equals(payload));
    }

    /** A checkpoint is taken and completes. */
    void checkpoint() {
        checkpoint++;
        reader.snapshotState(checkpoint);
        reader.notifyCheckpointComplete(checkpoint);
    }

    boolean connected() {
        poll();
        return metrics.gauge("connected").equals(settings.splits().size());
    }

    @Override
    public void close() {
        reader.close();
    }
}
