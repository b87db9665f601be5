package dev.needlewatch.streamjobs.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionFunctionTest {
    private static final long START = 1_795_377_800_000L;
    private static final long HOUR = 3_600_000;
    private static final String OWNER = Owner.session("lyon", "s-1").key();

    private KeyedOneInputStreamOperatorTestHarness<String, SafetyInput, MqttPublication> rules;
    private long seq;
    private long at = START;

    private static KeyedOneInputStreamOperatorTestHarness<String, SafetyInput, MqttPublication>
            harness() throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, SafetyInput, MqttPublication> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new SessionFunction()),
                        SafetyInput::owner,
                        Types.STRING);
        Configuration noKryo = new Configuration();
        noKryo.set(PipelineOptions.GENERIC_TYPES, false);
        harness.getExecutionConfig().configure(noKryo, SessionFunctionTest.class.getClassLoader());
        return harness;
    }

    @BeforeEach
    void open() throws Exception {
        rules = harness();
        rules.open();
        rules.setProcessingTime(START);
    }

    @AfterEach
    void endsWithTimersAndStateEmpty() throws Exception {
        for (int hour = 0; hour < 60; hour++) {
            rules.setProcessingTime(rules.getProcessingTime() + HOUR);
        }
        assertThat(rules.numProcessingTimeTimers()).isZero();
        assertThat(rules.numKeyedStateEntries()).isZero();
        rules.close();
    }

    @Test
    void publishesAnAlarmAsEventAndAsItStands() throws Exception {
        opened();
        deep();
        deep();
        Alarm alarm = only(alarms());
        assertThat(alarm.presence()).isEqualTo(Presence.ON);
        assertThat(published(TopicKind.ALARM))
                .singleElement()
                .satisfies(
                        standing -> {
                            assertThat(standing.retain()).isTrue();
                            assertThat(standing.topic())
                                    .isEqualTo("needling/v1/lyon/alarms/" + alarm.id());
                        });
    }

    @Test
    void clearsTheStandingAlarmWhenItIsOff() throws Exception {
        opened();
        deep();
        deep();
        closed();
        acknowledge(only(alarms().subList(0, 1)).id());
        List<MqttPublication> standing = published(TopicKind.ALARM);
        assertThat(standing.get(standing.size() - 1).payload()).isEmpty();
        assertThat(alarms()).last().extracting(Alarm::presence).isEqualTo(Presence.OFF);
    }

    @Test
    void publishesASnapshotAtMostTwiceASecond() throws Exception {
        opened();
        for (int i = 0; i < 100; i++) {
            rules.setProcessingTime(rules.getProcessingTime() + 100);
            shallow();
        }
        assertThat(published(TopicKind.SNAPSHOT)).hasSizeBetween(20, 22);
        SessionSnapshot last = snapshots().get(snapshots().size() - 1);
        assertThat(last.limitMm()).isEqualTo(1.5);
        assertThat(last.pens()).containsExactly("pen-3");
    }

    @Test
    void showsTheLastChangeWhenNothingFollowsIt() throws Exception {
        opened();
        shallow();
        rules.setProcessingTime(START + 500);
        assertThat(snapshots()).last().extracting(SessionSnapshot::depthMm).isEqualTo(0.8);
    }

    @Test
    void clearsTheSnapshotTenMinutesAfterTheSessionClosed() throws Exception {
        opened();
        closed();
        rules.setProcessingTime(START + SessionShow.CLEARED_AFTER - 1);
        assertThat(published(TopicKind.SNAPSHOT))
                .last()
                .satisfies(p -> assertThat(p.payload()).isNotEmpty());
        rules.setProcessingTime(START + SessionShow.CLEARED_AFTER);
        assertThat(published(TopicKind.SNAPSHOT))
                .last()
                .satisfies(p -> assertThat(p.payload()).isEmpty());
    }

    @Test
    void restoredItRaisesNoNewAlarmAndTheEndStillComes() throws Exception {
        opened();
        deep();
        deep();
        String id = only(alarms()).id();
        OperatorSubtaskState checkpoint = rules.snapshot(1, 1);
        rules.close();

        rules = harness();
        rules.initializeState(checkpoint);
        rules.open();
        rules.setProcessingTime(START + 1_000);
        deep();
        assertThat(alarms()).isEmpty();
        for (int i = 0; i < 21; i++) {
            shallow();
        }
        Alarm ended = only(alarms());
        assertThat(ended.id()).isEqualTo(id);
        assertThat(ended.presence()).isEqualTo(Presence.LATCHED);
    }

    @Test
    void restoredItStillEscalates() throws Exception {
        opened();
        deep();
        deep();
        OperatorSubtaskState checkpoint = rules.snapshot(1, 1);
        rules.close();

        rules = harness();
        rules.initializeState(checkpoint);
        rules.open();
        rules.setProcessingTime(START + 15_000);
        assertThat(only(alarms()).escalation()).isEqualTo(1);
    }

    @Test
    void answersASecondOpeningAndAnUnknownAlarmOnRejected() throws Exception {
        opened();
        opened();
        acknowledge("a-0123456789abcdef.s.s-1");
        assertThat(rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.SESSION_OPEN, RejectReason.UNKNOWN_ALARM);
    }

    @Test
    void aCommandForASessionNobodyKnowsLeavesNothingBehind() throws Exception {
        acknowledge("a-0123456789abcdef.s.s-1");
        assertThat(rules.numKeyedStateEntries()).isZero();
        opened();
        deep();
        deep();
        assertThat(only(alarms()).presence()).isEqualTo(Presence.ON);
        assertThat(rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.UNKNOWN_ALARM);
    }

    private void opened() throws Exception {
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

    private void closed() throws Exception {
        event(new SessionEvent.Closed(1, seq++, at, "s-1", null));
    }

    private void deep() throws Exception {
        reading(1.62);
    }

    private void shallow() throws Exception {
        reading(0.8);
    }

    private void reading(double depthMm) throws Exception {
        at += 100;
        Reading reading =
                new Reading(
                        1, seq++, at, "s-1", "cheek", null, depthMm, null, 7_000, null, true, null,
                        null);
        push(TopicKind.READING, reading, null);
    }

    private void event(SessionEvent event) throws Exception {
        push(TopicKind.SESSION, event, SystemCodec.encode(event));
    }

    private void push(TopicKind kind, PenMessage message, byte[] payload) throws Exception {
        long now = rules.getProcessingTime();
        rules.processElement(
                new SafetyInput(
                        OWNER,
                        Topic.of("lyon", kind, "pen-3").path(),
                        new PenEvent("lyon", "pen-3", message, now),
                        null,
                        payload,
                        now),
                now);
    }

    private void acknowledge(String alarm) throws Exception {
        AlarmCommand command = new AlarmCommand(alarm, AlarmAction.ACKNOWLEDGE, "t-1", null, START);
        long now = rules.getProcessingTime();
        rules.processElement(
                new SafetyInput(
                        OWNER,
                        Topic.of("lyon", TopicKind.ALARM_COMMANDS).path(),
                        null,
                        command,
                        SystemCodec.encode(command),
                        now),
                now);
    }

    private List<MqttPublication> published(TopicKind kind) {
        return rules.extractOutputValues().stream()
                .filter(p -> Topic.parse(p.topic()).orElseThrow().kind() == kind)
                .toList();
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

    private List<Alarm> alarms() {
        return decoded(TopicKind.ALARM_EVENTS, Alarm.class).toList();
    }

    private List<SessionSnapshot> snapshots() {
        return decoded(TopicKind.SNAPSHOT, SessionSnapshot.class).toList();
    }

    private List<Rejection> rejections() {
        return decoded(TopicKind.REJECTED, Rejection.class).toList();
    }

    private static Alarm only(List<Alarm> alarms) {
        assertThat(alarms).hasSize(1);
        return alarms.get(0);
    }
}
