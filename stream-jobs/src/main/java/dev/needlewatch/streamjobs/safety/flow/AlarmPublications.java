package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.Alarms;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.util.Optional;
import java.util.function.Consumer;

/** How alarms are published. */
public final class AlarmPublications {
    private AlarmPublications() {}

    /** A change, twice: as an event, and as what stands retained. */
    public static void changed(Alarm alarm, Consumer<MqttPublication> out) {
        byte[] payload = SystemCodec.encode(alarm);
        out.accept(MqttPublication.of(Topic.of(alarm.clinic(), TopicKind.ALARM_EVENTS), payload));
        out.accept(
                alarm.presence() == Presence.OFF
                        ? MqttPublication.clear(standing(alarm))
                        : MqttPublication.of(standing(alarm), payload));
    }

    /**
     * Ends an alarm that stands at the broker and nobody knows, and clears its topic.
     *
     * @return the alarm as it ended; empty if there is none in the payload
     */
    public static Optional<Alarm> over(
            StandingAlarm standing, long now, Consumer<MqttPublication> out) {
        Topic topic = Topic.of(standing.clinic(), TopicKind.ALARM, standing.id());
        if (!(SystemCodec.decode(topic, standing.payload(), Alarm.class)
                instanceof Decoded.Valid<Alarm> valid)) {
            return Optional.empty();
        }
        Alarm ended = AlarmBook.unknown(valid.message(), now);
        changed(ended, out);
        return Optional.of(ended);
    }

    /** What stands retained, again: no event, since nothing changed. */
    public static void standing(Alarms alarms, Consumer<MqttPublication> out) {
        for (Alarm alarm : alarms.standing()) {
            out.accept(MqttPublication.of(standing(alarm), SystemCodec.encode(alarm)));
        }
    }

    private static Topic standing(Alarm alarm) {
        return Topic.of(alarm.clinic(), TopicKind.ALARM, alarm.id());
    }
}
