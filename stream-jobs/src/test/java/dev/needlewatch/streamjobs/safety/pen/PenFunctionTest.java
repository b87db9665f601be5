package dev.needlewatch.streamjobs.safety.pen;

import static dev.needlewatch.ingest.contract.alarm.Presence.ACK;
import static dev.needlewatch.ingest.contract.alarm.Presence.OFF;
import static dev.needlewatch.ingest.contract.alarm.Presence.ON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.alarm.HeldCommands;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.RollInput;
import dev.needlewatch.streamjobs.safety.flow.ScreenCommand;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.safety.flow.SessionInputSerializer;
import dev.needlewatch.streamjobs.safety.flow.StandingAlarm;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PenFunctionTest {
    private static final long START = 1_795_377_800_000L;
    private static final long HOUR = 3_600_000;

    private KeyedBroadcastOperatorTestHarness<String, PenInput, Notice, SessionInput> pens;
    private long seq;

    static KeyedBroadcastOperatorTestHarness<String, PenInput, Notice, SessionInput> harness()
            throws Exception {
        KeyedBroadcastOperatorTestHarness<String, PenInput, Notice, SessionInput> harness =
                new KeyedBroadcastOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new PenFunction(), List.of(LimitsInForce.BY_CLINIC)),
                        PenInput::key,
                        Types.STRING,
                        1,
                        1,
                        0);
        Configuration noKryo = new Configuration();
        noKryo.set(PipelineOptions.GENERIC_TYPES, false);
        harness.getExecutionConfig().configure(noKryo, PenFunctionTest.class.getClassLoader());
        harness.setup(SessionInputSerializer.INSTANCE);
        return harness;
    }

    @BeforeEach
    void open() throws Exception {
        pens = harness();
        pens.open();
        pens.setProcessingTime(START);
    }

    @AfterEach
    void endsWithTimersAndStateEmpty() throws Exception {
        for (int hour = 0; hour < 60; hour++) {
            pens.setProcessingTime(pens.getProcessingTime() + HOUR);
        }
        assertThat(pens.numProcessingTimeTimers()).isZero();
        AbstractStreamOperator<?> keyed = (AbstractStreamOperator<?>) pens.getOperator();
        assertThat(
                        ((HeapKeyedStateBackend<?>) keyed.getKeyedStateBackend())
                                .numKeyValueStateEntries())
                .isZero();
        pens.close();
    }

    @Test
    void aReadingGoesOnOnceToItsSession() throws Exception {
        Reading reading = reading("s-1");
        put(reading);
        put(reading);
        assertThat(forSessions(SessionInput.Message.class))
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.event().message()).isEqualTo(reading);
                            assertThat(message.late()).isFalse();
                            assertThat(message.key()).isEqualTo("lyon/s/s-1");
                        });
    }

    @Test
    void aLateReadingIsMarked() throws Exception {
        Reading first = reading("s-1");
        put(reading("s-1"));
        put(first);
        assertThat(forSessions(SessionInput.Message.class))
                .extracting(SessionInput.Message::late)
                .containsExactly(false, true);
    }

    @Test
    void theNominalSpeedComesAheadOfTheReading() throws Exception {
        status(7_000.0, null, null);
        put(reading("s-1"));
        assertThat(pens.extractOutputValues())
                .first()
                .isEqualTo(
                        new SessionInput.Signed(
                                "lyon", new Sign.NominalSpeed("s-1", "pen-3", 7_000.0)));
    }

    @Test
    void theCartridgeOfTheStatusGoesToTheRoll() throws Exception {
        status(null, null, "k-1");
        put(reading("s-1"));
        assertThat(side(PenFunction.ROLL))
                .singleElement()
                .extracting(RollInput::key)
                .isEqualTo("lyon/s/s-1");
    }

    @Test
    void aBatteryAlarmIsPublishedTwiceAndItsAcknowledgementFindsIt() throws Exception {
        status(null, 8.0, null);
        Alarm low = alarms().get(0);
        assertThat(low.code()).isEqualTo(AlarmCode.BATTERY_LOW);
        assertThat(low.id()).endsWith(".d.pen-3");
        assertThat(published(TopicKind.ALARM)).hasSize(1);
        acknowledge(low.id());
        assertThat(alarms()).last().extracting(Alarm::presence).isEqualTo(ACK);
    }

    @Test
    void silenceIsToldAfterFiveSeconds() throws Exception {
        put(reading("s-1"));
        pens.setProcessingTime(START + 5_100);
        assertThat(forSessions(SessionInput.Signed.class))
                .singleElement()
                .extracting(SessionInput.Signed::sign)
                .isInstanceOf(Sign.PenSilent.class);
    }

    @Test
    void silenceWhileTheJobWasAwayIsNotThePens() throws Exception {
        put(reading("s-1"));
        restore(START + 60_000);
        pens.setProcessingTime(START + 60_001);
        put(reading("s-1"));
        pens.setProcessingTime(START + 64_000);
        assertThat(forSessions(SessionInput.Signed.class)).isEmpty();
        pens.setProcessingTime(START + 66_000);
        assertThat(forSessions(SessionInput.Signed.class)).hasSize(1);
    }

    @Test
    void restoredItPublishesWhatStandsAgainAndNoEvent() throws Exception {
        status(null, 8.0, null);
        List<MqttPublication> before = published(TopicKind.ALARM);
        restore(START);
        pens.processBroadcastElement(new StreamRecord<>(Notice.attempt(START)));
        assertThat(published(TopicKind.ALARM))
                .singleElement()
                .satisfies(again -> assertThat(again.payload()).isEqualTo(before.get(0).payload()));
        assertThat(alarms()).isEmpty();
    }

    @Test
    void fiveUnusablePayloadsAreAnAlarm() throws Exception {
        for (int i = 0; i < 5; i++) {
            put(new PenInput.Unusable("lyon", "pen-3", START));
        }
        assertThat(alarms()).extracting(Alarm::code).containsExactly(AlarmCode.READINGS_REJECTED);
    }

    @Test
    void aCommandForAPenNobodyKnowsIsRefusedAndLeavesNothingBehind() throws Exception {
        acknowledge("a-0123456789abcdef.d.pen-3");
        assertThat(published(TopicKind.REJECTED)).isEmpty();
        pens.setProcessingTime(START + HeldCommands.HELD_MS);
        assertThat(decoded(TopicKind.REJECTED, Rejection.class))
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.UNKNOWN_ALARM);
    }

    @Test
    void aCommandThatComesAheadOfItsAlarmWaitsForIt() throws Exception {
        status(null, 8.0, null);
        String id = alarms().get(0).id();
        restart();
        acknowledge(id);
        pens.setProcessingTime(START + HeldCommands.HELD_MS - 1);
        status(null, 8.0, null);
        assertThat(alarms()).extracting(Alarm::presence).containsExactly(ON, ACK);
        pens.setProcessingTime(START + HeldCommands.HELD_MS);
        assertThat(published(TopicKind.REJECTED)).isEmpty();
    }

    @Test
    void anAlarmOfItsOwnThatStandsUnknownIsEndedOnce() throws Exception {
        status(null, 8.0, null);
        MqttPublication before = published(TopicKind.ALARM).get(0);
        restart();
        String id = standing(before, false);
        assertThat(published(TopicKind.STANDING)).hasSize(1);
        standing(before, true);
        pens.setProcessingTime(START + 20_000);
        assertThat(alarms())
                .singleElement()
                .satisfies(
                        ended -> {
                            assertThat(ended.id()).isEqualTo(id);
                            assertThat(ended.presence()).isEqualTo(OFF);
                        });
        assertThat(published(TopicKind.ALARM))
                .singleElement()
                .satisfies(cleared -> assertThat(cleared.payload()).isEmpty());
    }

    @Test
    void anAlarmThatStandsForASessionGoesOnToItBehindThePensMessages() throws Exception {
        put(reading("s-1"));
        StandingAlarm alarm = new StandingAlarm("lyon", "a-1", new byte[] {1}, true);
        put(new PenInput.Standing("pen-3", "lyon/s/s-1", alarm));
        assertThat(pens.extractOutputValues())
                .last()
                .isEqualTo(new SessionInput.Standing("lyon/s/s-1", alarm));
    }

    @Test
    void anAlarmNamesTheLimitsInForceInItsClinicAfterARestartToo() throws Exception {
        ClinicLimits own = new ClinicLimits("lyon-7", false, Map.of());
        pens.processBroadcastElement(new StreamRecord<>(Notice.limits("paris", own, START)));
        status(null, 8.0, null);
        assertThat(alarms()).extracting(Alarm::limitsVersion).containsExactly("default-1");
        pens.processBroadcastElement(new StreamRecord<>(Notice.limits("lyon", own, START)));
        restore(START);
        for (int i = 0; i < 5; i++) {
            put(new PenInput.Unusable("lyon", "pen-3", START));
        }
        assertThat(alarms()).extracting(Alarm::limitsVersion).containsExactly("lyon-7");
    }

    private String standing(MqttPublication retained, boolean called) throws Exception {
        String id = retained.topic().substring("needling/v1/lyon/alarms/".length());
        StandingAlarm alarm = new StandingAlarm("lyon", id, retained.payload(), called);
        put(new PenInput.Standing("pen-3", "lyon/d/pen-3", alarm));
        return id;
    }

    /** With no checkpoint. */
    private void restart() throws Exception {
        pens.close();
        open();
    }

    private Reading reading(String session) {
        long at = START + 100 * seq;
        return new Reading(
                1, seq++, at, session, "cheek", null, 0.8, null, 7_000, null, true, null, null);
    }

    private void status(@Nullable Double rpm, @Nullable Double battery, @Nullable String cartridge)
            throws Exception {
        put(new PenStatus(PenState.ONLINE, 1, START, null, null, battery, cartridge, rpm));
    }

    private void put(PenMessage message) throws Exception {
        long now = pens.getProcessingTime();
        put(new PenInput.Message(new PenEvent("lyon", "pen-3", message, now), false, null));
    }

    private void put(PenInput input) throws Exception {
        pens.processElement(new StreamRecord<>(input));
    }

    private void acknowledge(String alarm) throws Exception {
        AlarmCommand command = new AlarmCommand(alarm, AlarmAction.ACKNOWLEDGE, "t-1", null, START);
        put(
                new PenInput.Command(
                        "pen-3",
                        new ScreenCommand("lyon", command, SystemCodec.encode(command), START)));
    }

    private void restore(long now) throws Exception {
        OperatorSubtaskState checkpoint = pens.snapshot(1, 1);
        pens.close();
        pens = harness();
        pens.initializeState(checkpoint);
        pens.open();
        pens.setProcessingTime(now);
    }

    private <T extends SessionInput> List<T> forSessions(Class<T> type) {
        return pens.extractOutputValues().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private <T> List<T> side(OutputTag<T> tag) {
        Queue<StreamRecord<T>> records = pens.getSideOutput(tag);
        return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
    }

    private List<MqttPublication> published(TopicKind kind) {
        return side(PenFunction.ALARMS).stream()
                .filter(p -> Topic.parse(p.topic()).orElseThrow().kind() == kind)
                .toList();
    }

    private List<Alarm> alarms() {
        return decoded(TopicKind.ALARM_EVENTS, Alarm.class);
    }

    private <T> List<T> decoded(TopicKind kind, Class<T> type) {
        return published(kind).stream()
                .map(
                        p ->
                                SystemCodec.decode(
                                        Topic.parse(p.topic()).orElseThrow(), p.payload(), type))
                .map(decoded -> ((Decoded.Valid<T>) decoded).message())
                .toList();
    }
}
