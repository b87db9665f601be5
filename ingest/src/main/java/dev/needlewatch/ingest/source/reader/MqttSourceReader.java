package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.MqttConnection;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttSourceSettings;
import dev.needlewatch.ingest.source.reader.AckTracker.Taken;
import dev.needlewatch.ingest.source.split.MqttSplit;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
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
    private final SessionLoop loop;
    private final ReaderMetrics metrics;
    private final SessionContext shared;
    private final EventTimes times;
    private boolean idle;

    /** A reader on a thread of its own. */
    public MqttSourceReader(
            MqttSourceSettings settings,
            MqttConnection.Connector connector,
            SourceReaderContext context) {
        this(
                settings,
                connector,
                context.metricGroup(),
                onFailure ->
                        new SessionThread(
                                settings.clientIdPrefix() + "-" + context.getIndexOfSubtask(),
                                onFailure),
                settings.clock().asClock());
    }

    MqttSourceReader(
            MqttSourceSettings settings,
            MqttConnection.Connector connector,
            SourceReaderMetricGroup group,
            Function<Consumer<RuntimeException>, SessionLoop> loops,
            Clock clock) {
        inbox = new Inbox(settings.qos0Capacity());
        loop = loops.apply(inbox::fail);
        metrics = new ReaderMetrics(group, inbox, sessions.values());
        times = new EventTimes(settings.eventTime(), metrics);
        shared = new SessionContext(settings, connector, loop, clock, inbox, metrics);
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<MqttSplit> splits) {
        for (MqttSplit split : splits) {
            if (!sessions.containsKey(split.splitId())) {
                SplitSession session = new SplitSession(split, shared);
                sessions.put(split.splitId(), session);
                trackers.put(session, tracker());
                session.start();
            }
        }
    }

    private AckTracker tracker() {
        return new AckTracker(shared.settings().retainedCheckpoints(), System::nanoTime);
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
            take(arrival, output);
        } else if (idle) {
            // A subtask without a split must not hold back the watermark of the others.
            output.markIdle();
        }
        return inbox.isEmpty() ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
    }

    private void take(Arrival arrival, ReaderOutput<MqttMessage> output) {
        AckTracker tracker = tracker(arrival);
        Taken taken = tracker.take(arrival);
        metrics.taken(taken);
        if (taken == Taken.EMITTED) {
            // A checkpoint may cover it already.
            arrival.link().session().acknowledge(tracker.due());
        } else {
            MqttMessage message = arrival.message(taken == Taken.AGAIN);
            output.collect(message, times.of(message));
        }
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
        trackers.forEach(
                (session, tracker) -> {
                    tracker.completed(checkpoint);
                    session.acknowledge(tracker.due());
                });
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
