package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.accounts.Counting;
import dev.needlewatch.streamjobs.safety.SafetyJob;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes what comes from the broker and sends it where it is recorded: readings, session events,
 * log lines and sessions' alarms to the fold, all of a pen to its ledger, limits to everybody, and
 * points of alarms and of the safety job's books straight to the store. What cannot be used is
 * counted here and told to the clinic by the safety job.
 */
final class DecodeFunction extends ProcessFunction<MqttMessage, FoldInput> implements Counting {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(DecodeFunction.class);

    static final OutputTag<Point> POINTS = new OutputTag<>("points", Point.TYPE);
    static final OutputTag<PenInput> PENS = new OutputTag<>("pens", PenInput.TYPE);
    static final OutputTag<Notice> LIMITS = new OutputTag<>("limits", Notice.TYPE);

    /** Our own messages are far smaller; more would not fit the fields of a point. */
    static final int MOST_BYTES = 16 * 1024;

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient Accounting books;

    private transient long rejected;

    @Override
    public void open(OpenContext context) {
        books = new Accounting(getRuntimeContext().getMetricGroup());
    }

    @Override
    public Accounting accounting() {
        return books;
    }

    @Override
    public void processElement(MqttMessage message, Context context, Collector<FoldInput> out) {
        Optional<Topic> parsed = Topic.parse(message.topic());
        if (parsed.isEmpty()) {
            books.received();
            reject(message, RejectReason.UNKNOWN_TOPIC, "no topic of the contract");
            return;
        }
        Topic topic = parsed.get();
        switch (topic.kind()) {
            case READING, SESSION, STATUS, LOG -> pen(topic, message, context, out);
            case ALARM_EVENTS -> alarm(topic, message, context, out);
            case LIMITS -> limits(topic, message, context);
            case ACCOUNTS -> accounts(topic, message, context);
            case COMMAND, PROBE, STANDING -> {} // the system's own, under the pens' topic filter
            default -> {
                books.received();
                reject(message, RejectReason.UNKNOWN_TOPIC, "not recorded");
            }
        }
    }

    private void pen(Topic topic, MqttMessage message, Context context, Collector<FoldInput> out) {
        if (message.payload().length == 0 && message.retained()) {
            return; // a retained topic that somebody cleared tells nothing
        }
        books.received();
        String penId = Objects.requireNonNull(topic.id(), "only pens' topics come here");
        Decoded<PenMessage> decoded = PenCodec.decodePen(topic, message.payload());
        if (decoded instanceof Decoded.Rejected<PenMessage> refused) {
            reject(message, refused.reason(), refused.detail());
            context.output(PENS, new PenInput.Unusable(topic.clinic(), penId, message.arrivedAt()));
            return;
        }
        PenMessage valid = ((Decoded.Valid<PenMessage>) decoded).message();
        if (message.retained() && isDeath(valid)) {
            books.accepted(); // told again on subscribing; when it happened is not known
            return;
        }
        PenEvent event = new PenEvent(topic.clinic(), penId, valid, message.arrivedAt());
        context.output(PENS, new PenInput.Message(event, message.retained(), null));
        if (!(valid instanceof PenStatus)) {
            out.collect(new FoldInput.Message(event));
        }
    }

    private static boolean isDeath(PenMessage message) {
        return message instanceof PenStatus status && status.state() == PenState.OFFLINE;
    }

    private void alarm(
            Topic topic, MqttMessage message, Context context, Collector<FoldInput> out) {
        books.receivedBeside();
        Alarm alarm = ofSystem(topic, message, Alarm.class);
        if (alarm == null) {
            return;
        }
        if (!AlarmPoints.isComplete(alarm)) {
            reject(message, RejectReason.MISSING_MEMBER, "an alarm with members missing");
            return;
        }
        books.accepted();
        Point point = AlarmPoints.of(alarm);
        context.output(POINTS, point);
        if (AlarmPoints.ofSession(point)) {
            out.collect(new FoldInput.AlarmChange(point));
        }
    }

    /** The same documents as the safety job's, refused for the same reasons. */
    private void limits(Topic topic, MqttMessage message, Context context) {
        books.receivedBeside();
        ClinicLimits document = null;
        if (message.payload().length > 0) {
            Decoded<ClinicLimits> decoded = PenCodec.decodeLimits(topic, message.payload());
            if (decoded instanceof Decoded.Rejected<ClinicLimits> refused) {
                reject(message, refused.reason(), refused.detail());
                return;
            }
            document = ((Decoded.Valid<ClinicLimits>) decoded).message();
        }
        books.accepted();
        context.output(LIMITS, Notice.limits(topic.clinic(), document, message.arrivedAt()));
    }

    /** Only the safety job tells its books, and under no clinic: a tag's values are bounded. */
    private void accounts(Topic topic, MqttMessage message, Context context) {
        books.receivedBeside();
        JobAccounts told = ofSystem(topic, message, JobAccounts.class);
        if (told == null) {
            return;
        }
        if (!topic.clinic().equals(JobAccounts.CLINIC) || !told.job().equals(SafetyJob.NAME)) {
            reject(message, RejectReason.INVALID_VALUE, "not the safety job's books");
            return;
        }
        books.accepted();
        PipelinePoints.of(told, point -> context.output(POINTS, point));
    }

    private <T> @Nullable T ofSystem(Topic topic, MqttMessage message, Class<T> type) {
        if (message.payload().length > MOST_BYTES) {
            reject(message, RejectReason.TOO_LARGE, "more than " + MOST_BYTES + " bytes");
            return null;
        }
        Decoded<T> decoded = SystemCodec.decode(topic, message.payload(), type);
        if (decoded instanceof Decoded.Rejected<T> refused) {
            reject(message, refused.reason(), refused.detail());
            return null;
        }
        return ((Decoded.Valid<T>) decoded).message();
    }

    private void reject(MqttMessage message, RejectReason reason, String detail) {
        books.rejected(reason);
        rejected++;
        if (rejected <= 10 || Long.bitCount(rejected) == 1) {
            LOG.warn("not recorded ({} so far): {}: {}", rejected, message.topic(), detail);
        }
    }
}
