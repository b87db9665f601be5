package dev.needlewatch.streamjobs.sink.influx;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Stores points in InfluxDB, at least once: a checkpoint completes only when all points before it
 * are stored, or safe in the spool. Points are named by measurement, tags and time, so that storing
 * one twice changes nothing. While the store is away points go to the spool; without one, or when
 * it is full, the job is held back.
 */
public final class InfluxSink implements Sink<Point> {
    private static final long serialVersionUID = 1;

    private final InfluxSettings settings;

    /** A sink for the store that the settings name; connects when the job runs. */
    public InfluxSink(InfluxSettings settings) {
        this.settings = settings;
    }

    @Override
    public SinkWriter<Point> createWriter(WriterInitContext context) throws IOException {
        if (settings.url().startsWith("https:")) {
            InfluxProbe.answers(settings); // certificates that do not fit end the job here
        }
        InfluxMetrics metrics = InfluxMetrics.of(context.metricGroup());
        int writers = context.getTaskInfo().getNumberOfParallelSubtasks();
        boolean restored = context.getRestoredCheckpointId().isPresent();
        Destination destination = Destination.of(settings, writers, metrics, restored);
        int subtask = context.getTaskInfo().getIndexOfThisSubtask();
        BatchSender sender =
                new BatchSender(
                        destination,
                        settings.inFlightBatches(),
                        metrics,
                        "influx-writer-" + subtask);
        return new InfluxSinkWriter(settings, sender, context.getProcessingTimeService());
    }
}
