package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.MqttConnection;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttSourceSettings;
import dev.needlewatch.ingest.source.split.MqttSplit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Emits what the sessions of its splits receive, as soon as it is there, and has it acknowledged
 * when a checkpoint that covers it completes. Task thread only. Its state is always empty: the
 * enumerator owns the splits, the broker the positions.
 */
public final class MqttSourceReader implements SourceReader<MqttMessage, MqttSplit> {
    private static final Logger LOG = LoggerFactory.getLogger(MqttSourceReader.class);
    private static final long CLOSE_MILLIS = 3_000;

    private final Map<String, SplitSession> sessions = new ConcurrentHashMap<>();
    private final Map<SplitSession, AckTracker> trackers = new ConcurrentHashMap<>();
    private final Inbox inbox;
    private final SessionThread loop;
    private final ReaderMetrics metrics;
    private final SessionContext shared;
    private boolean idle;

    public MqttSourceReader(
            MqttSourceSettings settings,
            MqttConnection.Connector connector,
            SourceReaderContext context) {
        inbox = new Inbox(settings.qos0Capacity());
        loop =
                new SessionThread(
                        settings.clientIdPrefix() + "-" + context.getIndexOfSubtask(), inbox::fail);
        Collection<SplitSession> live = sessions.values();
        metrics = new ReaderMetrics(context.metricGroup(), inbox, live);
        shared = new SessionContext(settings, connector, loop, inbox, metrics);
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<MqttSplit> splits) {
        for (MqttSplit split : splits) {
            if (!sessions.containsKey(split.splitId())) {
                SplitSession session = new SplitSession(split, shared);
                sessions.put(split.splitId(), session);
                trackers.put(session, new AckTracker());
                session.start();
            }
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        idle = sessions.isEmpty();
        inbox.wake();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<MqttMessage> output) {
        Arrival arrival = inbox.poll();
        if (arrival != null) {
            output.collect(arrival.message(), arrival.at());
            tracker(arrival).emitted(arrival);
            metrics.emitted(arrival);
        } else if (idle) {
            // A subtask without a split must not hold back the watermark of the others.
            output.markIdle();
        }
        return inbox.isEmpty() ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
    }

    private AckTracker tracker(Arrival arrival) {
        AckTracker tracker = trackers.get(arrival.link().session());
        if (tracker == null) {
            throw new IllegalStateException("a message came from a session nobody holds");
        }
        return tracker;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return inbox.available();
    }

    @Override
    public List<MqttSplit> snapshotState(long checkpoint) {
        trackers.values().forEach(tracker -> tracker.checkpointed(checkpoint));
        return List.of();
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        trackers.forEach((session, tracker) -> session.acknowledge(tracker.completed(checkpoint)));
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) {
        trackers.values().forEach(tracker -> tracker.aborted(checkpoint));
    }

    /** Leaves the broker politely, but does not wait long for it. */
    @Override
    public void close() {
        if (loop.isClosed()) {
            return;
        }
        CompletableFuture<Void> over =
                CompletableFuture.allOf(
                                sessions.values().stream()
                                        .map(SplitSession::close)
                                        .toArray(CompletableFuture<?>[]::new))
                        .whenComplete((none, failure) -> loop.close());
        try {
            over.get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.info("sessions still closing, left to themselves");
        } catch (ExecutionException e) {
            throw new IllegalStateException("sessions did not close", e);
        }
    }
}
