package dev.needlewatch.streamjobs.sink.influx;

import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/**
 * Gathers points into batches, by count and by age, and sends them off the task thread. A flush,
 * and so a checkpoint, ends once every point accepted before it is stored (or known to be wrong).
 * All methods run on the task thread.
 */
final class InfluxSinkWriter implements SinkWriter<Point> {
    private final InfluxSettings settings;
    private final BatchSender sender;
    private final ProcessingTimeService time;
    private final Batch.Draft draft = new Batch.Draft();

    /** Counts batches, so that a timer already on its way knows whether its batch has gone. */
    private long batchNumber;

    private @Nullable ScheduledFuture<?> timer;

    InfluxSinkWriter(InfluxSettings settings, BatchSender sender, ProcessingTimeService time) {
        this.settings = settings;
        this.sender = sender;
        this.time = time;
    }

    @Override
    public void write(Point point, Context context) throws IOException, InterruptedException {
        if (draft.points() == 0) {
            long number = batchNumber;
            timer =
                    time.registerTimer(
                            time.getCurrentProcessingTime() + settings.batchAge().toMillis(),
                            at -> {
                                if (number == batchNumber) {
                                    sendBatch();
                                }
                            });
        }
        draft.add(point);
        if (draft.points() >= settings.batchPoints()) {
            sendBatch();
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        sendBatch();
        sender.awaitKept();
    }

    private void sendBatch() throws IOException, InterruptedException {
        if (draft.points() > 0) {
            if (timer != null) {
                timer.cancel(false);
                timer = null;
            }
            sender.send(draft.finish());
            batchNumber++;
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
