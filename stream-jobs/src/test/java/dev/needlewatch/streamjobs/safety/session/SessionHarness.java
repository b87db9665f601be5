package dev.needlewatch.streamjobs.safety.session;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.safety.flow.ClinicInput;
import dev.needlewatch.streamjobs.safety.flow.HighAlarm;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.ScreenCommand;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The session operator by itself, with a session s-1 of the clinic lyon and its pen-3. */
final class SessionHarness implements AutoCloseable {
    static final long START = 1_795_377_800_000L;

    private final KeyedBroadcastOperatorTestHarness<String, SessionInput, Notice, MqttPublication>
            operator;
    private long seq;
    private long at = START;

    private SessionHarness(int parallelism, int subtask) throws Exception {
        operator =
                new KeyedBroadcastOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new SessionFunction(), List.of(LimitsInForce.BY_CLINIC)),
                        SessionInput::key,
                        Types.STRING,
                        128,
                        parallelism,
                        subtask);
        Configuration noKryo = new Configuration();
        noKryo.set(PipelineOptions.GENERIC_TYPES, false);
        operator.getExecutionConfig().configure(noKryo, SessionHarness.class.getClassLoader());
    }

    /** A new one. */
    static SessionHarness fresh() throws Exception {
        SessionHarness harness = new SessionHarness(1, 0);
        harness.operator.open();
        harness.now(START);
        return harness;
    }

    /** One that goes on where another was. */
    SessionHarness restored() throws Exception {
        OperatorSubtaskState checkpoint = operator.snapshot(1, 1);
        SessionHarness again = new SessionHarness(1, 0);
        again.seq = seq;
        again.at = at;
        long now = operator.getProcessingTime();
        operator.close();
        again.operator.initializeState(checkpoint);
        again.operator.open();
        again.now(now);
        return again;
    }

    void now(long wall) throws Exception {
        operator.setProcessingTime(wall);
    }

    long now() {
        return operator.getProcessingTime();
    }

    void opened() throws Exception {
        event(
                new SessionEvent.Opened(
                        1,
                        seq++,
                        at,
                        "s-1",
                        Treatment.MEDICAL,
                        Indication.REJUVENATION,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()));
    }

    void closed() throws Exception {
        event(new SessionEvent.Closed(1, seq++, at, "s-1", null));
    }

    void event(SessionEvent event) throws Exception {
        push(event, SystemCodec.encode(event));
    }

    void reading(double depthMm) throws Exception {
        reading("pen-3", depthMm);
    }

    void reading(String pen, double depthMm) throws Exception {
        at += 100;
        Reading reading =
                new Reading(
                        1, seq++, at, "s-1", "cheek", null, depthMm, null, 7_000, null, true, null,
                        null);
        put(new SessionInput.Message(new PenEvent("lyon", pen, reading, now()), false, null));
    }

    private void push(PenMessage message, byte[] payload) throws Exception {
        put(
                new SessionInput.Message(
                        new PenEvent("lyon", "pen-3", message, now()), false, payload));
    }

    void acknowledge(String alarm) throws Exception {
        AlarmCommand command = new AlarmCommand(alarm, AlarmAction.ACKNOWLEDGE, "t-1", null, START);
        put(
                new SessionInput.Command(
                        Owner.session("lyon", "s-1").key(),
                        new ScreenCommand("lyon", command, SystemCodec.encode(command), now())));
    }

    void put(SessionInput input) throws Exception {
        operator.processElement(new StreamRecord<>(input, now()));
    }

    void notice(Notice notice) throws Exception {
        operator.processBroadcastElement(new StreamRecord<>(notice, now()));
    }

    List<MqttPublication> published(TopicKind kind) {
        return operator.extractOutputValues().stream()
                .filter(p -> Topic.parse(p.topic()).orElseThrow().kind() == kind)
                .toList();
    }

    List<Alarm> alarms() {
        return decoded(TopicKind.ALARM_EVENTS, Alarm.class).toList();
    }

    List<Alarm> standing() {
        return decoded(TopicKind.ALARM, Alarm.class).toList();
    }

    List<SessionSnapshot> snapshots() {
        return decoded(TopicKind.SNAPSHOT, SessionSnapshot.class).toList();
    }

    List<Rejection> rejections() {
        return decoded(TopicKind.REJECTED, Rejection.class).toList();
    }

    List<HighAlarm> high() {
        return side(SessionFunction.HIGH);
    }

    List<ClinicInput> toTheClinic() {
        return side(SessionFunction.CLINIC);
    }

    private <T> List<T> side(OutputTag<T> tag) {
        Queue<StreamRecord<T>> records = operator.getSideOutput(tag);
        return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
    }

    private <T> Stream<T> decoded(TopicKind kind, Class<T> type) {
        return published(kind).stream()
                .filter(p -> p.payload().length > 0)
                .map(
                        p ->
                                SystemCodec.decode(
                                        Topic.parse(p.topic()).orElseThrow(), p.payload(), type))
                .map(answer -> ((Decoded.Valid<T>) answer).message());
    }

    int timers() {
        return operator.numProcessingTimeTimers();
    }

    int entries() {
        AbstractStreamOperator<?> keyed = (AbstractStreamOperator<?>) operator.getOperator();
        return ((HeapKeyedStateBackend<?>) keyed.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    @Override
    public void close() throws Exception {
        operator.close();
    }
}
