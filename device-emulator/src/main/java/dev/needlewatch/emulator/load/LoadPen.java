package dev.needlewatch.emulator.load;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A pen that works quietly within every limit. Its reading is prepared once; only the digits of
 * sequence number and time are filled in. Belongs to one thread.
 */
final class LoadPen {
    private static final int SEQ_DIGITS = 9;
    private static final int AT_DIGITS = 13;

    /** Numbers begin with a digit that is not 0, or they would be no JSON. */
    private static final long SEQ_BASE = 100_000_000L;

    private final Mqtt5AsyncClient client;
    private final MqttTopic readings;
    private final MqttTopic events;
    private final String session;
    private final long boot;
    private final byte[] template;
    private final int seqAt;
    private final int atAt;
    private long seq = SEQ_BASE;

    LoadPen(Mqtt5AsyncClient client, String clinic, String pen, long boot) {
        this.client = client;
        this.boot = boot;
        this.session = "l-" + Long.toString(boot, 36) + "-" + clinic + "-" + pen;
        readings = MqttTopic.of(Topic.of(clinic, TopicKind.READING, pen).path());
        events = MqttTopic.of(Topic.of(clinic, TopicKind.SESSION, pen).path());
        String text =
                String.format(
                        Locale.ROOT,
                        "{\"boot\":%d,\"seq\":%s,\"at\":%s,\"session\":\"%s\",\"area\":\"cheek\","
                                + "\"zone\":\"left\",\"depthMm\":0.61,\"setDepthMm\":0.6,"
                                + "\"speedRpm\":6890.0,\"passes\":1,\"contact\":true}",
                        boot,
                        "#".repeat(SEQ_DIGITS),
                        "#".repeat(AT_DIGITS),
                        session);
        seqAt = text.indexOf('#');
        atAt = text.lastIndexOf('#') - AT_DIGITS + 1;
        template = text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The next reading, as published: the client keeps it until it is acknowledged. */
    Mqtt5Publish reading(long at) {
        byte[] payload = template.clone();
        digits(payload, seqAt, SEQ_DIGITS, seq++);
        digits(payload, atAt, AT_DIGITS, at);
        return Mqtt5Publish.builder()
                .topic(readings)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .build();
    }

    List<Mqtt5Publish> opening(long at) {
        return List.of(
                event(
                        new SessionEvent.Opened(
                                boot,
                                seq++,
                                at,
                                session,
                                Treatment.MEDICAL,
                                Indication.REJUVENATION,
                                null,
                                null,
                                Skin.NORMAL,
                                2,
                                null,
                                null,
                                List.of("cheek"))),
                event(
                        new SessionEvent.TestArea(
                                boot, seq++, at, session, Reaction.NONE, null, null, null)));
    }

    Mqtt5Publish closing(long at) {
        return event(new SessionEvent.Closed(boot, seq++, at, session, Outcome.COMPLETED));
    }

    Mqtt5AsyncClient client() {
        return client;
    }

    private Mqtt5Publish event(PenMessage message) {
        return Mqtt5Publish.builder()
                .topic(events)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(SystemCodec.encode(message))
                .build();
    }

    static void digits(byte[] into, int from, int count, long number) {
        long left = number;
        for (int i = from + count - 1; i >= from; i--) {
            into[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
