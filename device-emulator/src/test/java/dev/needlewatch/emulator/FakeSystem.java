package dev.needlewatch.emulator;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.emulator.verdict.AlarmSamples;
import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the system: raises what the oracle finds in what has arrived so far, after a script
 * of its own has spoilt it. All state belongs to the client's one callback thread.
 */
final class FakeSystem implements AutoCloseable {
    /** What it knows of. */
    static final Set<AlarmCode> CODES =
            Set.of(
                    AlarmCode.DEPTH_ABOVE_LIMIT,
                    AlarmCode.DEPTH_ABOVE_WARNING,
                    AlarmCode.PASSES_NEAR_LIMIT,
                    AlarmCode.PASSES_ABOVE_LIMIT);

    private final Mqtt5AsyncClient client;
    private final UnaryOperator<@Nullable Alarm> spoil;
    private final Oracle oracle = Oracle.exact(CODES);
    private final Map<String, List<Transcript.Entry>> heard = new HashMap<>();
    private final Map<String, Map<String, Alarm>> raised = new HashMap<>();
    private volatile long received;

    FakeSystem(BrokerSettings broker, UnaryOperator<@Nullable Alarm> spoil) {
        this.spoil = spoil;
        client = MqttClients.mqtt5(broker, "fake-system").buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, this::arrived);
        client.connect().join();
        for (TopicKind kind :
                List.of(TopicKind.READING, TopicKind.SESSION, TopicKind.STATUS, TopicKind.LOG)) {
            client.subscribeWith()
                    .topicFilter(kind.filter())
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send()
                    .join();
        }
    }

    long received() {
        return received;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    private void arrived(Mqtt5Publish message) {
        if (message.isRetain()) {
            return; // kept by the broker from a run before
        }
        received++;
        Topic topic = Topic.parse(message.getTopic().toString()).orElseThrow();
        Decoded<PenMessage> decoded = PenCodec.decodePen(topic, message.getPayloadAsBytes());
        if (decoded instanceof Decoded.Rejected<PenMessage> no) {
            publish(
                    Topic.of(topic.clinic(), TopicKind.REJECTED),
                    SystemCodec.encode(
                            SystemCodec.rejection(
                                    topic.path(),
                                    message.getPayloadAsBytes(),
                                    no.reason(),
                                    no.detail(),
                                    0)));
        } else if (decoded instanceof Decoded.Valid<PenMessage> yes) {
            PenMessage pen = yes.message();
            String session =
                    pen instanceof Reading reading
                            ? reading.session()
                            : pen instanceof SessionEvent event ? event.session() : null;
            if (session != null) {
                judge(topic, session, (Sequenced) pen);
            }
        }
    }

    private void judge(Topic topic, String session, Sequenced message) {
        String key = topic.clinic() + "/" + session;
        List<Transcript.Entry> entries = heard.computeIfAbsent(key, k -> new ArrayList<>());
        entries.add(new Transcript.Entry(String.valueOf(topic.id()), message));
        Map<String, Alarm> alarms = raised.computeIfAbsent(key, k -> new HashMap<>());
        for (ExpectedAlarm expected :
                oracle.judge(new Transcript(topic.clinic(), session, entries))) {
            String id = "a-" + key.replace('/', '-') + expected.code() + expected.since();
            if (alarms.containsKey(id)) {
                continue;
            }
            Alarm alarm = spoil.apply(AlarmSamples.raised(expected, id));
            if (alarm != null) {
                alarms.put(id, alarm);
                publish(
                        Topic.of(topic.clinic(), TopicKind.ALARM_EVENTS),
                        SystemCodec.encode(alarm));
            }
        }
        if (message instanceof SessionEvent.Closed) {
            alarms.values().forEach(alarm -> end(topic.clinic(), alarm));
        }
    }

    private void end(String clinic, Alarm alarm) {
        Alarm ended =
                AlarmSamples.latches(alarm.code())
                        ? AlarmSamples.changed(alarm, AlarmEvent.LATCHED, Presence.LATCHED)
                        : AlarmSamples.changed(alarm, AlarmEvent.ENDED, Presence.OFF);
        publish(Topic.of(clinic, TopicKind.ALARM_EVENTS), SystemCodec.encode(ended));
    }

    private void publish(Topic topic, byte[] payload) {
        client.publishWith().topic(topic.path()).qos(MqttQos.AT_LEAST_ONCE).payload(payload).send();
    }

    @Override
    public void close() {
        client.disconnect().join();
    }
}
