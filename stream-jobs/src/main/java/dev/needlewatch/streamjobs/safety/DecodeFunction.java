package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what came in and routes it to its owner; what cannot be used goes to {@code rejected}.
 */
final class DecodeFunction extends ProcessFunction<MqttMessage, SafetyInput> {
    private static final long serialVersionUID = 1;

    static final OutputTag<MqttPublication> REJECTED =
            new OutputTag<>("rejected", SafetyTypes.PUBLICATION);

    private static final Refused UNADDRESSED =
            new Refused(
                    RejectReason.UNKNOWN_TOPIC,
                    "no topic of the contract, or no valid pen id in it");

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient Intakes intakes;

    @Override
    public void open(OpenContext context) {
        intakes = Intakes.of(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(MqttMessage message, Context context, Collector<SafetyInput> out) {
        if (message.payload().length == 0 && message.retained()) {
            return;
        }
        Optional<Topic> topic = Topic.parse(message.topic());
        if (topic.isPresent() && topic.get().kind() == TopicKind.COMMAND) {
            return; // the system's own word to a pen, under the pens' topic filter
        }
        boolean command = topic.isPresent() && topic.get().kind() == TopicKind.ALARM_COMMANDS;
        if (command) {
            intakes.receivedCommand();
        } else {
            intakes.received();
        }
        if (topic.isEmpty()) {
            unaddressed(message, context);
            return;
        }
        Refused refused =
                command ? command(topic.get(), message, out) : pen(topic.get(), message, out);
        if (refused != null) {
            intakes.rejected(refused.reason(), message.topic());
            context.output(
                    REJECTED,
                    Rejections.of(topic.get(), message.payload(), refused, message.arrivedAt()));
        }
    }

    /**
     * A topic that is none of the contract's: its clinic is told, if there is a valid one in it.
     */
    private void unaddressed(MqttMessage message, Context context) {
        intakes.rejected(RejectReason.UNKNOWN_TOPIC, message.topic());
        Topic.clinicOf(message.topic())
                .ifPresent(
                        clinic ->
                                context.output(
                                        REJECTED,
                                        Rejections.of(
                                                clinic,
                                                message.topic(),
                                                message.payload(),
                                                UNADDRESSED,
                                                message.arrivedAt())));
    }

    private static @Nullable Refused pen(
            Topic topic, MqttMessage message, Collector<SafetyInput> out) {
        Decoded<PenMessage> decoded = PenCodec.decodePen(topic, message.payload());
        if (decoded instanceof Decoded.Rejected<PenMessage> rejected) {
            return new Refused(rejected.reason(), rejected.detail());
        }
        PenMessage pen = ((Decoded.Valid<PenMessage>) decoded).message();
        PenEvent event =
                new PenEvent(
                        topic.clinic(),
                        Objects.requireNonNull(topic.id()),
                        pen,
                        message.arrivedAt());
        out.collect(
                new SafetyInput(
                        owner(event).key(),
                        message.topic(),
                        event,
                        null,
                        pen instanceof Reading ? null : message.payload(),
                        message.arrivedAt()));
        return null;
    }

    private static Owner owner(PenEvent event) {
        if (event.message() instanceof Reading reading) {
            return Owner.of(event.clinic(), event.pen(), reading);
        }
        if (event.message() instanceof SessionEvent session) {
            return Owner.of(event.clinic(), session);
        }
        return Owner.stray(event.clinic(), event.pen());
    }

    private static @Nullable Refused command(
            Topic topic, MqttMessage message, Collector<SafetyInput> out) {
        Decoded<AlarmCommand> decoded = PenCodec.decodeCommand(topic, message.payload());
        if (decoded instanceof Decoded.Rejected<AlarmCommand> rejected) {
            return new Refused(rejected.reason(), rejected.detail());
        }
        AlarmCommand command = ((Decoded.Valid<AlarmCommand>) decoded).message();
        Optional<Owner> owner = AlarmId.owner(topic.clinic(), command.alarm());
        if (owner.isEmpty()) {
            return new Refused(RejectReason.UNKNOWN_ALARM, "no alarm has this id");
        }
        out.collect(
                new SafetyInput(
                        owner.get().key(),
                        message.topic(),
                        null,
                        command,
                        message.payload(),
                        message.arrivedAt()));
        return null;
    }
}
