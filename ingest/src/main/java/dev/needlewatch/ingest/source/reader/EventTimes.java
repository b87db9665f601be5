package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.source.MqttMessage;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when a message happened, ms since the Unix epoch: as the settings say, or else when it
 * arrived. Task thread only, but for the lag.
 */
final class EventTimes {
    private static final Logger LOG = LoggerFactory.getLogger(EventTimes.class);

    private final @Nullable SerializableTimestampAssigner<MqttMessage> assigner;
    private final ReaderMetrics metrics;
    private final Occurrences failures = new Occurrences();
    private volatile long lag;

    EventTimes(
            @Nullable SerializableTimestampAssigner<MqttMessage> assigner, ReaderMetrics metrics) {
        this.assigner = assigner;
        this.metrics = metrics;
        if (assigner != null) {
            metrics.fetchLag(() -> lag);
        }
    }

    /** The time of a message; one without a readable time is counted and keeps its arrival's. */
    long of(MqttMessage message) {
        if (assigner == null) {
            return message.arrivedAt();
        }
        try {
            long time = assigner.extractTimestamp(message, message.arrivedAt());
            lag = message.arrivedAt() - time;
            return time;
        } catch (RuntimeException e) {
            metrics.error();
            if (failures.next()) {
                LOG.warn(
                        "no event time in a message on {} ({}), for the {}. time",
                        message.topic(),
                        e.toString(),
                        failures.count());
            }
            return message.arrivedAt();
        }
    }
}
