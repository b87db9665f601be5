package dev.needlewatch.ingest.source.suite;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.enumerator.NoState;
import dev.needlewatch.ingest.source.split.MqttSplit;
import java.util.LinkedHashMap;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The MQTT source made bounded: it ends when the last message written to each of its topics has
 * come. MQTT keeps the order of a topic, so all before it has come then too, however often.
 *
 * <p>Topics and last payloads are those the map holds when the job is submitted.
 */
final class BacklogSource implements Source<MqttMessage, MqttSplit, NoState> {
    private static final long serialVersionUID = 1;

    private final BrokerSettings broker;
    private final String run;
    private final LinkedHashMap<String, String> lastPayloads;

    BacklogSource(BrokerSettings broker, String run, LinkedHashMap<String, String> lastPayloads) {
        this.broker = broker;
        this.run = run;
        this.lastPayloads = lastPayloads;
    }

    private MqttSource source() {
        return MqttSourceContext.source(broker, run, lastPayloads.keySet());
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<MqttMessage, MqttSplit> createReader(SourceReaderContext context) {
        return new BacklogReader(source().createReader(context), lastPayloads);
    }

    @Override
    public SplitEnumerator<MqttSplit, NoState> createEnumerator(
            SplitEnumeratorContext<MqttSplit> context) {
        return source().createEnumerator(context);
    }

    @Override
    public SplitEnumerator<MqttSplit, NoState> restoreEnumerator(
            SplitEnumeratorContext<MqttSplit> context, NoState state) {
        return source().restoreEnumerator(context, state);
    }

    @Override
    public SimpleVersionedSerializer<MqttSplit> getSplitSerializer() {
        return source().getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<NoState> getEnumeratorCheckpointSerializer() {
        return source().getEnumeratorCheckpointSerializer();
    }
}
