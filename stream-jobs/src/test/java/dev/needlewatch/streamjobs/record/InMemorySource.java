package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.source.MqttMessage;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** An unbounded source that a test in this JVM pushes messages into, by the source's name. */
final class InMemorySource
        implements Source<MqttMessage, NumberSequenceSplit, Collection<NumberSequenceSplit>> {
    private static final long serialVersionUID = 1;
    private static final Map<String, Channel> CHANNELS = new ConcurrentHashMap<>();

    /** Flink wants splits and an enumerator; one without meaning will do. */
    private static final NumberSequenceSource SPLITS = new NumberSequenceSource(0, 0);

    private final String name;

    InMemorySource(String name) {
        this.name = name;
    }

    void push(MqttMessage message) {
        channel().push(message);
    }

    private Channel channel() {
        return CHANNELS.computeIfAbsent(name, key -> new Channel());
    }

    /** What the test and the reader share. */
    private static final class Channel {
        private final Queue<MqttMessage> messages = new ArrayDeque<>();
        private CompletableFuture<Void> available = new CompletableFuture<>();

        synchronized void push(MqttMessage message) {
            messages.add(message);
            available.complete(null);
        }

        synchronized InputStatus poll(ReaderOutput<MqttMessage> output) {
            MqttMessage message = messages.poll();
            if (message == null) {
                if (available.isDone()) {
                    available = new CompletableFuture<>();
                }
                return InputStatus.NOTHING_AVAILABLE;
            }
            output.collect(message);
            return InputStatus.MORE_AVAILABLE;
        }

        synchronized CompletableFuture<Void> available() {
            return available;
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<MqttMessage, NumberSequenceSplit> createReader(
            SourceReaderContext context) {
        // One reader has it all, so that what is pushed in order stays in order.
        Channel channel = context.getIndexOfSubtask() == 0 ? channel() : new Channel();
        return new SourceReader<>() {
            @Override
            public void start() {}

            @Override
            public InputStatus pollNext(ReaderOutput<MqttMessage> output) {
                return channel.poll(output);
            }

            @Override
            public List<NumberSequenceSplit> snapshotState(long checkpointId) {
                return List.of();
            }

            @Override
            public CompletableFuture<Void> isAvailable() {
                return channel.available();
            }

            @Override
            public void addSplits(List<NumberSequenceSplit> splits) {}

            @Override
            public void notifyNoMoreSplits() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context) {
        return SPLITS.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context,
            Collection<NumberSequenceSplit> checkpoint) {
        return SPLITS.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
        return SPLITS.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Collection<NumberSequenceSplit>>
            getEnumeratorCheckpointSerializer() {
        return SPLITS.getEnumeratorCheckpointSerializer();
    }
}
