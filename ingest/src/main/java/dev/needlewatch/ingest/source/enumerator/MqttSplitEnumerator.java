package dev.needlewatch.ingest.source.enumerator;

import dev.needlewatch.ingest.source.split.MqttSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;

/**
 * Hands each registering reader its splits: split {@code i} belongs to subtask {@code i mod
 * parallelism}.
 *
 * <p>The enumerator owns the splits and neither side keeps them in state. A split has no position,
 * so nothing is lost; and were readers to report splits as state, a restored reader would bring
 * back a split that the enumerator also hands out, after a rescale to another subtask: two clients
 * with one id would throw each other off the broker for ever. The settings say which filters there
 * are, the registration of a reader says that it has none yet. Thus splits given back are dropped
 * here too: the reader that lost them registers again and gets them then. A filter taken out of the
 * settings does not come back out of an old checkpoint.
 */
public final class MqttSplitEnumerator implements SplitEnumerator<MqttSplit, NoState> {
    private final SplitEnumeratorContext<MqttSplit> context;
    private final List<MqttSplit> splits;

    public MqttSplitEnumerator(SplitEnumeratorContext<MqttSplit> context, List<MqttSplit> splits) {
        this.context = context;
        this.splits = List.copyOf(splits);
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int subtask) {
        List<MqttSplit> own = new ArrayList<>();
        for (int i = subtask; i < splits.size(); i += context.currentParallelism()) {
            own.add(splits.get(i));
        }
        if (!own.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(Map.of(subtask, own)));
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<MqttSplit> back, int subtask) {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public NoState snapshotState(long checkpoint) {
        return NoState.INSTANCE;
    }

    @Override
    public void close() {}
}
