package dev.needlewatch.streamjobs.safety.intake;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.clinic.Probe;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.accounts.Counting;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.ScreenCommand;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what came in and sends it the way of its kind: pens' messages to the pen, commands to the
 * owner of the alarm they name, limits to everybody; what cannot be used goes to {@code rejected},
 * and the pen hears that it happened.
 */
public final class DecodeFunction extends ProcessFunction<MqttMessage, PenInput>
        implements Counting {
    private static final long serialVersionUID = 1;

    /** What could not be used, to be published. */
    public static final OutputTag<MqttPublication> REJECTED =
            new OutputTag<>("rejected", MqttPublication.TYPE);

    /** Commands for the alarms of sessions. */
    public static final OutputTag<SessionInput> COMMANDS =
            new OutputTag<>("commands", SessionInput.TYPE);

    /** Clinics' limits. */
    public static final OutputTag<Notice> LIMITS = new OutputTag<>("limits", Notice.TYPE);

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
    public Accounting accounting() {
        return intakes.books();
    }

    @Override
    public void processElement(MqttMessage message, Context context, Collector<PenInput> out) {
        Optional<Topic> parsed = Topic.parse(message.topic());
        if (parsed.isEmpty()) {
            unaddressed(message, context);
            return;
        }
        Topic topic = parsed.get();
        Refused refused =
                switch (topic.kind()) {
                    case COMMAND -> null; // our own word to a pen, under the pens' topic filter
                    case PROBE -> probe(topic, message, out);
                    case STANDING -> standing(topic, message, out);
                    case ALARM_COMMANDS -> command(topic, message, context, out);
                    case LIMITS -> limits(topic, message, context);
                    default -> pen(topic, message, out);
                };
        if (refused != null) {
            intakes.rejected(refused.reason(), message.topic());
            context.output(
                    REJECTED,
                    Rejections.of(topic, message.payload(), refused, message.arrivedAt()));
        }
    }

    /**
     * A topic that is none of the contract's: its clinic is told, if there is a valid one in it.
     */
    private void unaddressed(MqttMessage message, Context context) {
        if (isCleared(message)) {
            return;
        }
        intakes.received();
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

    /** A retained topic that somebody cleared tells nothing. */
    private static boolean isCleared(MqttMessage message) {
        return message.payload().length == 0 && message.retained();
    }

    private @Nullable Refused pen(Topic topic, MqttMessage message, Collector<PenInput> out) {
        if (isCleared(message)) {
            return null;
        }
        intakes.received();
        String penId = Objects.requireNonNull(topic.id(), "only pens' topics come here");
        Decoded<PenMessage> decoded = PenCodec.decodePen(topic, message.payload());
        if (decoded instanceof Decoded.Rejected<PenMessage> rejected) {
            out.collect(new PenInput.Unusable(topic.clinic(), penId, message.arrivedAt()));
            return new Refused(rejected.reason(), rejected.detail());
        }
        PenMessage pen = ((Decoded.Valid<PenMessage>) decoded).message();
        out.collect(
                new PenInput.Message(
                        new PenEvent(topic.clinic(), penId, pen, message.arrivedAt()),
                        message.retained(),
                        pen instanceof SessionEvent ? message.payload() : null));
        return null;
    }

    /** Our own, and not counted; another's is none. */
    private static @Nullable Refused probe(
            Topic topic, MqttMessage message, Collector<PenInput> out) {
        Decoded<Probe> decoded = SystemCodec.decode(topic, message.payload(), Probe.class);
        if (Probe.PEN.equals(topic.id()) && decoded instanceof Decoded.Valid<Probe> valid) {
            out.collect(new PenInput.Probed(topic.clinic(), valid.message().at()));
        }
        return null;
    }

    /** Our own, and not counted. */
    private static @Nullable Refused standing(
            Topic topic, MqttMessage message, Collector<PenInput> out) {
        StandingAlarms.called(topic, message.payload()).ifPresent(out::collect);
        return null;
    }

    private @Nullable Refused command(
            Topic topic, MqttMessage message, Context context, Collector<PenInput> out) {
        intakes.receivedBeside();
        Decoded<AlarmCommand> decoded = PenCodec.decodeCommand(topic, message.payload());
        if (decoded instanceof Decoded.Rejected<AlarmCommand> rejected) {
            return new Refused(rejected.reason(), rejected.detail());
        }
        AlarmCommand command = ((Decoded.Valid<AlarmCommand>) decoded).message();
        Optional<Owner> owner = AlarmId.owner(topic.clinic(), command.alarm());
        if (owner.isEmpty()) {
            return new Refused(RejectReason.UNKNOWN_ALARM, "no alarm has this id");
        }
        ScreenCommand screen =
                new ScreenCommand(topic.clinic(), command, message.payload(), message.arrivedAt());
        if (owner.get().kind() == Owner.Kind.DEVICE) {
            out.collect(new PenInput.Command(owner.get().id(), screen));
        } else {
            context.output(COMMANDS, new SessionInput.Command(owner.get().key(), screen));
        }
        return null;
    }

    private @Nullable Refused limits(Topic topic, MqttMessage message, Context context) {
        intakes.receivedBeside();
        ClinicLimits document = null;
        if (message.payload().length > 0) {
            Decoded<ClinicLimits> decoded = PenCodec.decodeLimits(topic, message.payload());
            if (decoded instanceof Decoded.Rejected<ClinicLimits> rejected) {
                return new Refused(rejected.reason(), rejected.detail());
            }
            document = ((Decoded.Valid<ClinicLimits>) decoded).message();
        }
        intakes.accepted();
        context.output(LIMITS, Notice.limits(topic.clinic(), document, message.arrivedAt()));
        return null;
    }
}
