package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Takes what a job in this JVM publishes, by name, and keeps it as a broker would. */
final class Published implements Sink<MqttPublication> {
    private static final long serialVersionUID = 1;
    private static final Map<String, List<MqttPublication>> ALL = new ConcurrentHashMap<>();

    private final String name;

    Published(String name) {
        this.name = name;
    }

    private List<MqttPublication> all() {
        return ALL.computeIfAbsent(name, unknown -> new ArrayList<>());
    }

    /** Everything so far, in order. */
    List<MqttPublication> messages() {
        synchronized (all()) {
            return List.copyOf(all());
        }
    }

    /** The broker forgets what it kept, and the test what it heard. */
    void forget() {
        synchronized (all()) {
            all().clear();
        }
    }

    /** What is retained, by topic. */
    Map<String, String> retained() {
        Map<String, String> retained = new LinkedHashMap<>();
        for (MqttPublication message : messages()) {
            if (message.retain() && message.payload().length == 0) {
                retained.remove(message.topic());
            } else if (message.retain()) {
                retained.put(
                        message.topic(), new String(message.payload(), StandardCharsets.UTF_8));
            }
        }
        return retained;
    }

    /** The alarms that stand retained, by id. */
    Map<String, Alarm> standing() {
        Map<String, Alarm> standing = new LinkedHashMap<>();
        retained()
                .forEach(
                        (path, payload) -> {
                            Topic topic = Topic.parse(path).orElseThrow();
                            if (topic.kind() == TopicKind.ALARM) {
                                Alarm alarm =
                                        decode(
                                                topic,
                                                payload.getBytes(StandardCharsets.UTF_8),
                                                Alarm.class);
                                standing.put(alarm.id(), alarm);
                            }
                        });
        return standing;
    }

    /** Every change of every alarm so far, in order. */
    List<Alarm> events() {
        return decoded(TopicKind.ALARM_EVENTS, Alarm.class);
    }

    <T> List<T> decoded(TopicKind kind, Class<T> type) {
        List<T> decoded = new ArrayList<>();
        for (MqttPublication message : messages()) {
            Topic topic = Topic.parse(message.topic()).orElseThrow();
            if (topic.kind() == kind) {
                decoded.add(decode(topic, message.payload(), type));
            }
        }
        return decoded;
    }

    private static <T> T decode(Topic topic, byte[] payload, Class<T> type) {
        return ((Decoded.Valid<T>) SystemCodec.decode(topic, payload, type)).message();
    }

    /** What the job listens to itself. */
    private void bringBack(MqttPublication message) {
        TopicKind kind = Topic.parse(message.topic()).orElseThrow().kind();
        if (kind == TopicKind.PROBE || kind == TopicKind.STANDING) {
            new Ward(Tape.named(name))
                    .raw(message.topic(), new String(message.payload(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public SinkWriter<MqttPublication> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(MqttPublication message, Context context) {
                synchronized (all()) {
                    all().add(message);
                }
                bringBack(message);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
