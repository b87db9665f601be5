package dev.needlewatch.ingest.source;

import dev.needlewatch.ingest.mqtt.KeptInProcess;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.mqtt.MqttConnection;
import dev.needlewatch.ingest.source.enumerator.MqttSplitEnumerator;
import dev.needlewatch.ingest.source.enumerator.NoState;
import dev.needlewatch.ingest.source.enumerator.NoStateSerializer;
import dev.needlewatch.ingest.source.reader.MqttSourceReader;
import dev.needlewatch.ingest.source.split.MqttSplit;
import dev.needlewatch.ingest.source.split.MqttSplitSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;

/**
 * Reads MQTT topics, at least once: a message of QoS 1 or 2 is acknowledged when a checkpoint that
 * covers it has completed, so what was in flight when something broke comes again. Needs
 * checkpoints: without them nothing is acknowledged and intake stops at the receive window.
 */
public final class MqttSource
        implements Source<MqttMessage, MqttSplit, NoState>, ResultTypeQueryable<MqttMessage> {
    private static final long serialVersionUID = 1;

    private final MqttSourceSettings settings;

    MqttSource(MqttSourceSettings settings) {
        this.settings = settings;
    }

    /** A builder with the defaults of the README's table. */
    public static MqttSourceBuilder builder() {
        return new MqttSourceBuilder();
    }

    /** What it was built with. */
    public MqttSourceSettings settings() {
        return settings;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<MqttMessage, MqttSplit> createReader(SourceReaderContext context) {
        MqttConnection.Connector connector = MqttClients.connector();
        return new MqttSourceReader(
                settings,
                settings.keptInProcess() ? new KeptInProcess(connector) : connector,
                context);
    }

    @Override
    public SplitEnumerator<MqttSplit, NoState> createEnumerator(
            SplitEnumeratorContext<MqttSplit> context) {
        return new MqttSplitEnumerator(context, settings.splits());
    }

    @Override
    public SplitEnumerator<MqttSplit, NoState> restoreEnumerator(
            SplitEnumeratorContext<MqttSplit> context, NoState state) {
        return createEnumerator(context);
    }

    @Override
    public MqttSplitSerializer getSplitSerializer() {
        return new MqttSplitSerializer();
    }

    @Override
    public NoStateSerializer getEnumeratorCheckpointSerializer() {
        return new NoStateSerializer();
    }

    @Override
    public TypeInformation<MqttMessage> getProducedType() {
        return MqttMessageType.INSTANCE;
    }
}
