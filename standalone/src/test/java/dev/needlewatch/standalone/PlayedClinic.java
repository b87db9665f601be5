package dev.needlewatch.standalone;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A clinic, lyon, played by hand at a broker: its pens, its screens, and who listens to alarms. */
final class PlayedClinic implements AutoCloseable {
    private static final String ROOT = "needling/v1/lyon/";

    private final BrokerSettings broker;
    private final Stranger stranger;
    private final Map<String, Integer> seq = new HashMap<>();
    private final Map<String, Long> at = new HashMap<>();

    PlayedClinic(BrokerSettings broker) {
        this.broker = broker;
        stranger = new Stranger(broker);
        stranger.listenTo(TopicKind.ALARM_EVENTS.filter("lyon"));
    }

    /** Opens a medical session, with a test area. */
    void opened(String pen, String session) {
        message(
                pen,
                "session",
                "\"type\":\"opened\",\"treatment\":\"medical\",\"session\":\"" + session + "\"");
        message(
                pen,
                "session",
                "\"type\":\"test-area\",\"reaction\":\"none\",\"session\":\"" + session + "\"");
    }

    /** Readings on a cheek, a tenth of a second apart. */
    void readings(int count, String pen, String session, String depthMm, String more) {
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payloads.add(
                    payload(
                            pen,
                            "\"session\":\"%s\",\"area\":\"cheek\",\"depthMm\":%s,\"speedRpm\":7000%s"
                                    .formatted(session, depthMm, more)));
        }
        stranger.publish(ROOT + "pens/" + pen + "/reading", payloads);
    }

    void message(String pen, String kind, String members) {
        stranger.publish(ROOT + "pens/" + pen + "/" + kind, payload(pen, members));
    }

    void battery(String pen, int percent) {
        stranger.publish(
                ROOT + "pens/" + pen + "/status",
                "{\"state\":\"online\",\"boot\":1,\"at\":%d,\"batteryPct\":%d}"
                        .formatted(System.currentTimeMillis(), percent));
    }

    void acknowledge(String alarm) {
        stranger.publish(
                ROOT + "alarm-commands",
                "{\"alarm\":\"%s\",\"action\":\"acknowledge\",\"by\":\"t-1\",\"at\":%d}"
                        .formatted(alarm, System.currentTimeMillis()));
    }

    /** The number of the pen's last message. */
    int lastNumber(String pen) {
        return seq.get(pen);
    }

    /** Pens' clocks are right, but for what they send faster than it could have happened. */
    private String payload(String pen, String members) {
        int number = seq.merge(pen, 1, Integer::sum);
        long now = System.currentTimeMillis();
        long time = at.merge(pen, now, (last, unused) -> Math.max(last + 100, now));
        return "{\"boot\":1,\"seq\":%d,\"at\":%d,%s}".formatted(number, time, members);
    }

    /** Every change of every alarm so far. */
    List<Alarm> events() {
        return stranger.heard().stream().flatMap(PlayedClinic::alarm).toList();
    }

    /** The alarms whose last change did not put them off. */
    Set<String> standing() {
        Set<String> standing = new TreeSet<>();
        for (Alarm alarm : events()) {
            if (alarm.presence() == Presence.OFF) {
                standing.remove(alarm.id());
            } else {
                standing.add(alarm.id());
            }
        }
        return standing;
    }

    /** The alarms that the broker retains now. */
    Set<String> retained() {
        Set<String> retained = new TreeSet<>();
        Stranger.retained(broker, TopicKind.ALARM.filter("lyon")).stream()
                .flatMap(PlayedClinic::alarm)
                .forEach(alarm -> retained.add(alarm.id()));
        return retained;
    }

    private static Stream<Alarm> alarm(String line) {
        int space = line.indexOf(' ');
        Topic topic = Topic.parse(line.substring(0, Math.max(space, 0))).orElse(null);
        if (topic == null) {
            return Stream.empty();
        }
        byte[] payload = line.substring(space + 1).getBytes(StandardCharsets.UTF_8);
        return SystemCodec.decode(topic, payload, Alarm.class) instanceof Decoded.Valid<Alarm> valid
                ? Stream.of(valid.message())
                : Stream.empty();
    }

    @Override
    public void close() {
        stranger.close();
    }
}
