package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes what comes from the broker. Pens' messages go on; alarm events leave at the side as
 * points; what cannot be used is counted here and told to the clinic by the safety job.
 */
final class DecodeFunction extends ProcessFunction<MqttMessage, PenEvent> {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(DecodeFunction.class);

    static final OutputTag<Point> ALARM_POINTS = new OutputTag<>("alarm-points", Point.TYPE);

    /** Our own alarms are far smaller; more would not fit the fields of a point. */
    static final int MOST_ALARM_BYTES = 16 * 1024;

    private transient @Nullable Accounting accounting;
    private transient @Nullable Counter alarms;
    private transient long rejected;

    @Override
    public void open(OpenContext context) {
        accounting = new Accounting(getRuntimeContext().getMetricGroup());
        alarms = getRuntimeContext().getMetricGroup().addGroup(Accounting.GROUP).counter("alarms");
    }

    @Override
    public void processElement(MqttMessage message, Context context, Collector<PenEvent> out) {
        Optional<Topic> topic = Topic.parse(message.topic());
        if (topic.isPresent() && isOurs(topic.get().kind())) {
            return;
        }
        books().received();
        if (topic.isEmpty()) {
            reject(message, "no topic of the contract");
            return;
        }
        switch (topic.get().kind()) {
            case READING, SESSION, STATUS, LOG -> pen(topic.get(), message, out);
            case ALARM_EVENTS -> {
                Objects.requireNonNull(alarms, "not open").inc();
                alarm(topic.get(), message, context);
            }
            default -> reject(message, "not recorded");
        }
    }

    /** What the system itself publishes under the pens' topic filter. */
    private static boolean isOurs(TopicKind kind) {
        return kind == TopicKind.COMMAND || kind == TopicKind.PROBE || kind == TopicKind.STANDING;
    }

    private void pen(Topic topic, MqttMessage message, Collector<PenEvent> out) {
        Decoded<PenMessage> decoded = PenCodec.decodePen(topic, message.payload());
        if (decoded instanceof Decoded.Rejected<PenMessage> refused) {
            reject(message, refused.detail());
        } else if (decoded instanceof Decoded.Valid<PenMessage> valid && topic.id() != null) {
            if (message.retained() && isDeath(valid.message())) {
                books().accepted(); // told again on subscribing; when it happened is not known
                return;
            }
            out.collect(
                    new PenEvent(topic.clinic(), topic.id(), valid.message(), message.arrivedAt()));
        }
    }

    private static boolean isDeath(PenMessage message) {
        return message instanceof PenStatus status && status.state() == PenState.OFFLINE;
    }

    private void alarm(Topic topic, MqttMessage message, Context context) {
        if (message.payload().length > MOST_ALARM_BYTES) {
            reject(message, "more than " + MOST_ALARM_BYTES + " bytes");
            return;
        }
        Decoded<Alarm> decoded = SystemCodec.decode(topic, message.payload(), Alarm.class);
        if (decoded instanceof Decoded.Rejected<Alarm> refused) {
            reject(message, refused.detail());
        } else if (decoded instanceof Decoded.Valid<Alarm> valid) {
            if (AlarmPoints.isComplete(valid.message())) {
                books().accepted();
                context.output(ALARM_POINTS, AlarmPoints.of(valid.message()));
            } else {
                reject(message, "an alarm with members missing");
            }
        }
    }

    private void reject(MqttMessage message, String detail) {
        books().rejected();
        rejected++;
        if (rejected <= 10 || Long.bitCount(rejected) == 1) {
            LOG.warn("not recorded ({} so far): {}: {}", rejected, message.topic(), detail);
        }
    }

    private Accounting books() {
        if (accounting == null) {
            throw new IllegalStateException("not open");
        }
        return accounting;
    }
}
