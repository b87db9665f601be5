package dev.needlewatch.streamjobs.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.clinic.Probe;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.clinic.SessionState;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import dev.needlewatch.streamjobs.safety.clinic.ClinicFunction;
import dev.needlewatch.streamjobs.safety.clinic.LimitsDesk;
import dev.needlewatch.streamjobs.safety.flow.ClientInput;
import dev.needlewatch.streamjobs.safety.flow.ClinicInput;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.Pulse;
import dev.needlewatch.streamjobs.safety.flow.RollInput;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.safety.flow.SessionInputSerializer;
import dev.needlewatch.streamjobs.safety.history.RollFunction;
import dev.needlewatch.streamjobs.safety.pen.PenFunction;
import dev.needlewatch.streamjobs.safety.session.SessionFunction;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Every operator on a clock sixty times as fast: a played second is 16 real milliseconds. */
class FastClockTest {
    private static final long START = 1_795_377_800_000L;
    private static final WallClock CLOCK = new WallClock(START, 60);

    private long seq;

    /** Sets the machine's clock to so much real time after the beginning. */
    private static void after(AbstractStreamOperatorTestHarness<?> operator, double seconds)
            throws Exception {
        operator.setProcessingTime(START + Math.round(seconds * 1_000));
    }

    private static <H extends AbstractStreamOperatorTestHarness<?>> H ready(H operator)
            throws Exception {
        Configuration noKryo = new Configuration();
        noKryo.set(PipelineOptions.GENERIC_TYPES, false);
        operator.getExecutionConfig().configure(noKryo, FastClockTest.class.getClassLoader());
        return operator;
    }

    @Test
    void aPenIsSilentAfterFivePlayedSeconds() throws Exception {
        try (var pens =
                ready(
                        new KeyedBroadcastOperatorTestHarness<>(
                                new CoBroadcastWithKeyedOperator<>(
                                        new PenFunction(CLOCK), List.of(LimitsInForce.BY_CLINIC)),
                                PenInput::key,
                                Types.STRING,
                                1,
                                1,
                                0))) {
            pens.setup(SessionInputSerializer.INSTANCE);
            pens.open();
            after(pens, 0);
            pens.processElement(
                    new StreamRecord<>(new PenInput.Message(reading(START, 0.5), false, null)));
            after(pens, 0.083);
            assertThat(signs(pens.extractOutputValues())).isEmpty();
            after(pens, 0.085);
            assertThat(signs(pens.extractOutputValues()))
                    .singleElement()
                    .isInstanceOf(Sign.PenSilent.class);
            after(pens, Duration.ofHours(25).toSeconds() / 60.0);
            assertThat(pens.numProcessingTimeTimers()).isZero();
        }
    }

    private static List<Sign> signs(List<SessionInput> out) {
        return out.stream()
                .filter(SessionInput.Signed.class::isInstance)
                .map(each -> ((SessionInput.Signed) each).sign())
                .toList();
    }

    @Test
    void aSessionEscalatesAndIsAbandonedInPlayedTime() throws Exception {
        try (var sessions = openSession()) {
            for (long at = START; at < START + 200; at += 100) {
                sessions.processElement(
                        new StreamRecord<>(
                                new SessionInput.Message(reading(at, 1.9), false, null)));
            }
            after(sessions, 0.249);
            assertThat(decoded(sessions.extractOutputValues(), TopicKind.ALARM_EVENTS, Alarm.class))
                    .extracting(Alarm::escalation)
                    .containsOnlyNulls();
            after(sessions, 0.250);
            assertThat(decoded(sessions.extractOutputValues(), TopicKind.ALARM_EVENTS, Alarm.class))
                    .last()
                    .satisfies(alarm -> assertThat(alarm.escalation()).isEqualTo(1))
                    .satisfies(
                            alarm ->
                                    assertThat(alarm.changedAt())
                                            .isBetween(START + 15_000, START + 15_060));
            after(sessions, Duration.ofHours(4).toSeconds() / 60.0);
            assertThat(
                            decoded(
                                    sessions.extractOutputValues(),
                                    TopicKind.SNAPSHOT,
                                    SessionSnapshot.class))
                    .last()
                    .extracting(SessionSnapshot::state)
                    .isEqualTo(SessionState.CLOSED);
            after(sessions, Duration.ofHours(30).toSeconds() / 60.0);
            assertThat(sessions.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    void aSessionIsShownEveryFourPlayedSecondsAndFeltTwiceInEach() throws Exception {
        try (var sessions = openSession()) {
            for (int tick = 1; tick <= 600; tick++) {
                after(sessions, tick / 600.0);
                sessions.processElement(
                        new StreamRecord<>(
                                new SessionInput.Message(
                                        reading(START + 100L * tick, 0.8), false, null)));
            }
            assertThat(
                            decoded(
                                    sessions.extractOutputValues(),
                                    TopicKind.SNAPSHOT,
                                    SessionSnapshot.class))
                    .as("of a played minute, besides its opening")
                    .hasSizeBetween(15, 16);
            List<Pulse> pulses =
                    sessions.getSideOutput(SessionFunction.CLINIC).stream()
                            .map(sign -> sign.getValue().pulse())
                            .filter(Objects::nonNull)
                            .toList();
            assertThat(pulses).hasSizeBetween(100, 121);
            assertThat(pulses.stream().mapToLong(Pulse::readings).sum()).isBetween(595L, 600L);
            after(sessions, Duration.ofHours(60).toSeconds() / 60.0);
        }
    }

    private KeyedBroadcastOperatorTestHarness<String, SessionInput, Notice, MqttPublication>
            openSession() throws Exception {
        KeyedBroadcastOperatorTestHarness<String, SessionInput, Notice, MqttPublication> sessions =
                ready(
                        new KeyedBroadcastOperatorTestHarness<>(
                                new CoBroadcastWithKeyedOperator<>(
                                        new SessionFunction(CLOCK),
                                        List.of(LimitsInForce.BY_CLINIC)),
                                SessionInput::key,
                                Types.STRING,
                                1,
                                1,
                                0));
        sessions.open();
        after(sessions, 0);
        PenEvent opened = opened();
        sessions.processElement(
                new StreamRecord<>(
                        new SessionInput.Message(
                                opened,
                                false,
                                SystemCodec.encode((SessionEvent.Opened) opened.message()))));
        return sessions;
    }

    @Test
    void aClinicIsProbedEveryTwoPlayedSeconds() throws Exception {
        try (var clinics =
                ready(
                        new KeyedOneInputStreamOperatorTestHarness<>(
                                new KeyedProcessOperator<>(new ClinicFunction(CLOCK)),
                                ClinicInput::clinic,
                                Types.STRING))) {
            clinics.open();
            after(clinics, 0);
            clinics.processElement(ClinicInput.of("lyon", new Pulse("s-1", true, 5, 3)), START);
            after(clinics, 0.033);
            assertThat(probes(clinics.extractOutputValues())).isEmpty();
            after(clinics, 0.034);
            assertThat(probes(clinics.extractOutputValues()))
                    .singleElement()
                    .satisfies(
                            probe ->
                                    assertThat(probe.at()).isBetween(START + 2_000, START + 2_060));
        }
    }

    private static List<Probe> probes(List<MqttPublication> out) {
        return decoded(out, TopicKind.PROBE, Probe.class);
    }

    @Test
    void theRollForgetsInPlayedTime() throws Exception {
        try (var roll =
                new KeyedOneInputStreamOperatorTestHarness<String, RollInput, ClientInput>(
                        new KeyedProcessOperator<>(new RollFunction(CLOCK)),
                        RollInput::key,
                        Types.STRING)) {
            roll.setup(
                    ClientInput.TYPE.createSerializer(
                            roll.getExecutionConfig().getSerializerConfig()));
            roll.open();
            after(roll, 0);
            roll.processElement(new StreamRecord<>(RollInput.of(opened())));
            assertThat(roll.numKeyedStateEntries()).isPositive();
            after(roll, Duration.ofDays(2).toSeconds() / 60.0);
            assertThat(roll.numKeyedStateEntries()).isZero();
            assertThat(roll.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    void anAttemptBeganInPlayedTime() throws Exception {
        try (var desk = new OneInputStreamOperatorTestHarness<>(new LimitsDesk(CLOCK))) {
            desk.setup(
                    Notice.TYPE.createSerializer(desk.getExecutionConfig().getSerializerConfig()));
            after(desk, 10);
            desk.open();
            after(desk, 10.001);
            assertThat(desk.extractOutputValues()).containsExactly(Notice.attempt(START + 600_000));
        }
    }

    private static <T> List<T> decoded(List<MqttPublication> out, TopicKind kind, Class<T> type) {
        return out.stream()
                .filter(p -> Topic.parse(p.topic()).orElseThrow().kind() == kind)
                .filter(p -> p.payload().length > 0)
                .map(
                        p ->
                                SystemCodec.decode(
                                        Topic.parse(p.topic()).orElseThrow(), p.payload(), type))
                .map(answer -> ((Decoded.Valid<T>) answer).message())
                .toList();
    }

    private PenEvent opened() {
        return new PenEvent(
                "lyon",
                "pen-3",
                new SessionEvent.Opened(
                        1,
                        seq++,
                        START,
                        "s-1",
                        Treatment.MEDICAL,
                        Indication.REJUVENATION,
                        "c-1",
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()),
                START);
    }

    private PenEvent reading(long at, double depthMm) {
        Reading reading =
                new Reading(
                        1, seq++, at, "s-1", "cheek", null, depthMm, null, 7_000, null, true, null,
                        null);
        return new PenEvent("lyon", "pen-3", reading, START);
    }
}
