package dev.needlewatch.ingest.source.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.split.MqttSplit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads as the reader behind it does, and ends behind the last message of each of its topics. */
final class BacklogReader implements SourceReader<MqttMessage, MqttSplit> {
    private final SourceReader<MqttMessage, MqttSplit> reader;
    private final Map<String, String> lastPayloads;
    private final Map<String, String> awaited = new HashMap<>();
    private boolean allSplitsKnown;

    BacklogReader(SourceReader<MqttMessage, MqttSplit> reader, Map<String, String> lastPayloads) {
        this.reader = reader;
        this.lastPayloads = lastPayloads;
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public void addSplits(List<MqttSplit> splits) {
        splits.forEach(split -> awaited.put(split.filter(), lastPayloads.get(split.filter())));
        reader.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
        allSplitsKnown = true;
        reader.notifyNoMoreSplits();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<MqttMessage> output) throws Exception {
        InputStatus status = reader.pollNext(new WatchedOutput(output, this::emitted));
        return allSplitsKnown && awaited.isEmpty() ? InputStatus.END_OF_INPUT : status;
    }

    private void emitted(MqttMessage message) {
        awaited.remove(message.topic(), new String(message.payload(), UTF_8));
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return reader.isAvailable();
    }

    @Override
    public List<MqttSplit> snapshotState(long checkpoint) {
        return reader.snapshotState(checkpoint);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        reader.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
        reader.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }
}
