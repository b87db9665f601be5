package dev.needlewatch.streamjobs.sink.influx;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Stores points in InfluxDB, at least once: a checkpoint completes only when all points before it
 * are stored. Points are named by measurement, tags and time, so that storing one twice changes
 * nothing. While the store is away the job is held back once the batches in flight are full.
 */
public final class InfluxSink implements Sink<Point> {
    private static final long serialVersionUID = 1;

    private final InfluxSettings settings;

    /** A sink for the store that the settings name; connects when the job runs. */
    public InfluxSink(InfluxSettings settings) {
        this.settings = settings;
    }

    @Override
    public SinkWriter<Point> createWriter(WriterInitContext context) {
        InfluxMetrics metrics = new InfluxMetrics(context.metricGroup());
        StoreDestination store =
                new StoreDestination(
                        settings, metrics, RandomGenerator.getDefault(), Clock.systemUTC());
        int subtask = context.getTaskInfo().getIndexOfThisSubtask();
        BatchSender sender =
                new BatchSender(
                        store, settings.inFlightBatches(), metrics, "influx-writer-" + subtask);
        return new InfluxSinkWriter(settings, sender, context.getProcessingTimeService());
    }
}
