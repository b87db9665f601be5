package dev.needlewatch.ingest.source.suite;

import dev.needlewatch.ingest.source.MqttMessage;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Passes everything on and tells of each message. */
record WatchedOutput(ReaderOutput<MqttMessage> output, Consumer<MqttMessage> emitted)
        implements ReaderOutput<MqttMessage> {
    @Override
    public void collect(MqttMessage message) {
        output.collect(message);
        emitted.accept(message);
    }

    @Override
    public void collect(MqttMessage message, long timestamp) {
        output.collect(message, timestamp);
        emitted.accept(message);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        output.markIdle();
    }

    @Override
    public void markActive() {
        output.markActive();
    }

    /** The MQTT reader emits to the main output only. */
    @Override
    public SourceOutput<MqttMessage> createOutputForSplit(String split) {
        throw new UnsupportedOperationException("messages of a split's output would go unseen");
    }

    @Override
    public void releaseOutputForSplit(String split) {
        output.releaseOutputForSplit(split);
    }
}
