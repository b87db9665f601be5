package dev.needlewatch.streamjobs.sink.mqtt;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Publishes each message at once with QoS 1, in order, and lets a checkpoint complete only when the
 * broker has acknowledged all that came before it. At least once: what it publishes must be
 * idempotent, as alarms and snapshots are.
 */
public final class MqttSink implements Sink<MqttPublication> {
    private static final long serialVersionUID = 1;

    /** So many messages may wait for the broker's acknowledgement before intake stops. */
    static final int MOST_IN_FLIGHT = 10_000;

    private final BrokerSettings broker;
    private final String clientIdPrefix;

    /**
     * A sink to a broker.
     *
     * @param clientIdPrefix client ids are {@code {prefix}-{subtask}}; unique among sinks
     */
    public MqttSink(BrokerSettings broker, String clientIdPrefix) {
        this.broker = broker;
        this.clientIdPrefix = clientIdPrefix;
    }

    @Override
    public SinkWriter<MqttPublication> createWriter(WriterInitContext context) throws IOException {
        String clientId = clientIdPrefix + "-" + context.getTaskInfo().getIndexOfThisSubtask();
        MqttSinkWriter writer =
                new MqttSinkWriter(broker, clientId, new MqttSinkMetrics(context.metricGroup()));
        writer.connect();
        return writer;
    }
}
