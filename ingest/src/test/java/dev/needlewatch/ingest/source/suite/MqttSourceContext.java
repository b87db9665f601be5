package dev.needlewatch.ingest.source.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttMessageType;
import dev.needlewatch.ingest.source.MqttSource;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.testframe.external.source.DataStreamSourceExternalContext;
import org.apache.flink.connector.testframe.external.source.TestingSourceSettings;

/**
 * Splits and their data for one test of the suite: split {@code n} is the topic {@code <run>/n}.
 * Each context has its own topics and sessions, so tests do not meet on a broker.
 */
final class MqttSourceContext implements DataStreamSourceExternalContext<MqttMessage> {
    private static final int MESSAGES = 200;

    private final String run = "suite" + UUID.randomUUID().toString().substring(0, 8);
    private final BrokerSettings broker;
    private final List<SplitWriter> writers = new ArrayList<>();
    private final LinkedHashMap<String, String> lastPayloads = new LinkedHashMap<>();

    MqttSourceContext(BrokerSettings broker) {
        this.broker = broker;
    }

    /**
     * The suite asks for a bounded source before there is any split, so that one learns of them
     * late. An unbounded one it asks for when all are there, or, in one test, before the only one.
     */
    @Override
    public Source<MqttMessage, ?, ?> createSource(TestingSourceSettings settings) {
        if (settings.getBoundedness() == Boundedness.BOUNDED) {
            return new BacklogSource(broker, run, lastPayloads);
        }
        int splits = Math.max(1, writers.size());
        return source(broker, run, IntStream.range(0, splits).mapToObj(this::topic).toList());
    }

    static MqttSource source(BrokerSettings broker, String run, Collection<String> topics) {
        return MqttSource.builder()
                .broker(broker)
                .clientIdPrefix(run)
                .filters(List.copyOf(topics))
                .backOff(Duration.ofMillis(20), Duration.ofMillis(200))
                .build();
    }

    @Override
    public SplitWriter createSourceSplitDataWriter(TestingSourceSettings settings) {
        String topic = topic(writers.size());
        SplitWriter writer =
                new SplitWriter(
                        source(broker, run, List.of(topic)).settings(),
                        last -> lastPayloads.put(topic, last));
        writers.add(writer);
        return writer;
    }

    private String topic(int split) {
        return run + "/" + split;
    }

    @Override
    public List<MqttMessage> generateTestData(
            TestingSourceSettings settings, int split, long seed) {
        return IntStream.range(0, MESSAGES)
                .mapToObj(
                        i ->
                                new MqttMessage(
                                        topic(split),
                                        (seed + "/" + i).getBytes(UTF_8),
                                        List.of(),
                                        0,
                                        1,
                                        false,
                                        false))
                .toList();
    }

    @Override
    public TypeInformation<MqttMessage> getProducedType() {
        return MqttMessageType.INSTANCE;
    }

    @Override
    public List<URL> getConnectorJarPaths() {
        return List.of();
    }

    @Override
    public void close() {
        writers.forEach(SplitWriter::close);
    }

    @Override
    public String toString() {
        return "MQTT";
    }
}
