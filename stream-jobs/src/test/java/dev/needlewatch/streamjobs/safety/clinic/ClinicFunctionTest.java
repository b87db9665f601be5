package dev.needlewatch.streamjobs.safety.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import dev.needlewatch.ingest.contract.clinic.Probe;
import dev.needlewatch.ingest.contract.limits.LimitsApplied;
import dev.needlewatch.streamjobs.safety.flow.ClinicInput;
import dev.needlewatch.streamjobs.safety.flow.LimitsReport;
import dev.needlewatch.streamjobs.safety.flow.Pulse;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClinicFunctionTest {
    private static final long START = 1_795_377_800_000L;

    private KeyedOneInputStreamOperatorTestHarness<String, ClinicInput, MqttPublication> clinics;

    private static KeyedOneInputStreamOperatorTestHarness<String, ClinicInput, MqttPublication>
            harness() throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, ClinicInput, MqttPublication> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new ClinicFunction()),
                        ClinicInput::clinic,
                        Types.STRING);
        Configuration noKryo = new Configuration();
        noKryo.set(PipelineOptions.GENERIC_TYPES, false);
        harness.getExecutionConfig().configure(noKryo, ClinicFunctionTest.class.getClassLoader());
        return harness;
    }

    private boolean answered = true;

    @BeforeEach
    void open() throws Exception {
        clinics = harness();
        clinics.open();
        clinics.setProcessingTime(START);
    }

    @AfterEach
    void noTimerIsLeft() throws Exception {
        pulse("s-1", false);
        pulse("s-2", false);
        clinics.setProcessingTime(clinics.getProcessingTime() + 10_000);
        assertThat(clinics.numProcessingTimeTimers()).isZero();
        clinics.close();
    }

    @Test
    void aBeatIsGivenOnlyWhenTheProbeHasComeBack() throws Exception {
        answered = false;
        pulse("s-1", true);
        passSeconds(6);
        assertThat(beats()).hasSize(1);
        assertThat(published(TopicKind.PROBE, Probe.class))
                .extracting(Probe::at)
                .containsExactly(START + 2_000, START + 4_000, START + 6_000);
        put(ClinicInput.probed("lyon", START + 4_000));
        assertThat(beats()).last().extracting(Monitoring::lagMs).isEqualTo(2_000L);
        put(ClinicInput.probed("lyon", START + 4_000));
        put(ClinicInput.probed("lyon", START + 2_000));
        assertThat(beats()).as("each probe once, and no older one").hasSize(2);
    }

    @Test
    void aProbeThatTookTooLongIsNoBeat() throws Exception {
        answered = false;
        pulse("s-1", true);
        passSeconds(9);
        put(ClinicInput.probed("lyon", START + 2_000));
        assertThat(beats()).hasSize(1);
    }

    @Test
    void noBeatWithoutAnOpenSession() throws Exception {
        put(ClinicInput.probed("lyon", START));
        assertThat(beats()).isEmpty();
    }

    @Test
    void beatsEveryTwoSecondsWhileASessionIsOpen() throws Exception {
        pulse("s-1", true);
        pulse("s-2", true);
        passSeconds(10);
        assertThat(beats())
                .extracting(Monitoring::at)
                .containsExactly(
                        START,
                        START + 2_000,
                        START + 4_000,
                        START + 6_000,
                        START + 8_000,
                        START + 10_000);
        pulse("s-1", false);
        passSeconds(2);
        assertThat(beats()).hasSize(7);
        pulse("s-2", false);
        passSeconds(8);
        assertThat(beats()).hasSize(7);
    }

    @Test
    void aSessionThatOpensAgainSoonDoesNotDoubleTheBeat() throws Exception {
        pulse("s-1", true);
        pulse("s-1", false);
        clinics.setProcessingTime(START + 500);
        pulse("s-2", true);
        clinics.setProcessingTime(START + 1_000);
        int soFar = beats().size();
        passSeconds(10);
        assertThat(beats().size() - soFar).isEqualTo(5);
    }

    @Test
    void aClinicWithoutLimitsOfItsOwnHasTheDefaults() throws Exception {
        pulse("s-1", true);
        assertThat(applied()).containsExactly(new LimitsApplied("default-1", START));
        assertThat(beats()).last().extracting(Monitoring::limitsVersion).isEqualTo("default-1");
    }

    @Test
    void limitsAreAppliedOnceWhenEveryInstanceHasThem() throws Exception {
        report("lyon-1", 5, 1, 0, 3);
        report("lyon-1", 5, 1, 2, 3);
        assertThat(applied()).isEmpty();
        clinics.setProcessingTime(START + 7);
        report("lyon-1", 5, 1, 1, 3);
        assertThat(applied()).containsExactly(new LimitsApplied("lyon-1", START + 7));
        pulse("s-1", true);
        assertThat(applied()).hasSize(1);
        assertThat(beats()).last().extracting(Monitoring::limitsVersion).isEqualTo("lyon-1");
    }

    @Test
    void aDocumentOvertakenByTheNextIsNeverSaidToBeApplied() throws Exception {
        report("lyon-1", 5, 1, 0, 2);
        report("lyon-2", 6, 1, 0, 2);
        report("lyon-1", 5, 1, 1, 2);
        assertThat(applied()).isEmpty();
        report("lyon-2", 6, 1, 1, 2);
        assertThat(applied()).extracting(LimitsApplied::version).containsExactly("lyon-2");
    }

    @Test
    void afterARestartTheSameIsToldAgainSinceTheSameTime() throws Exception {
        report("lyon-1", 5, 1, 0, 2);
        report("lyon-1", 5, 1, 1, 2);
        restore();
        report("lyon-1", 5, 2, 0, 2);
        assertThat(applied()).isEmpty();
        report("lyon-1", 5, 2, 1, 2);
        assertThat(applied()).containsExactly(new LimitsApplied("lyon-1", START));
    }

    @Test
    void afterARescalingAsManyInstancesAreWaitedForAsThereAre() throws Exception {
        report("lyon-1", 5, 1, 0, 2);
        report("lyon-1", 5, 1, 1, 2);
        restore();
        report("lyon-1", 5, 2, 0, 1);
        assertThat(applied()).containsExactly(new LimitsApplied("lyon-1", START));
        report("lyon-2", 9, 2, 0, 1);
        restore();
        report("lyon-2", 9, 3, 0, 3);
        report("lyon-2", 9, 3, 1, 3);
        assertThat(applied()).isEmpty();
        report("lyon-2", 9, 3, 2, 3);
        assertThat(applied()).extracting(LimitsApplied::version).containsExactly("lyon-2");
    }

    @Test
    void restoredItGoesOnBeatingAndTellsTheDefaultsAgain() throws Exception {
        pulse("s-1", true);
        restore();
        passSeconds(4);
        assertThat(beats()).hasSize(2);
        pulse("s-1", true);
        assertThat(applied()).containsExactly(new LimitsApplied("default-1", START));
    }

    /** Second by second; the broker answers each probe at once, unless it is away. */
    private void passSeconds(int seconds) throws Exception {
        for (int i = 0; i < seconds; i++) {
            int before = published(TopicKind.PROBE, Probe.class).size();
            clinics.setProcessingTime(clinics.getProcessingTime() + 1_000);
            List<Probe> probes = published(TopicKind.PROBE, Probe.class);
            if (answered && probes.size() > before) {
                put(ClinicInput.probed("lyon", probes.get(probes.size() - 1).at()));
            }
        }
    }

    private void restore() throws Exception {
        OperatorSubtaskState checkpoint = clinics.snapshot(1, 1);
        long now = clinics.getProcessingTime();
        clinics.close();
        clinics = harness();
        clinics.initializeState(checkpoint);
        clinics.open();
        clinics.setProcessingTime(now);
    }

    private void pulse(String session, boolean open) throws Exception {
        put(ClinicInput.of("lyon", new Pulse(session, open, 5, 3)));
    }

    private void report(String version, long arrivedAt, long attempt, int subtask, int parallelism)
            throws Exception {
        put(
                ClinicInput.of(
                        "lyon",
                        new LimitsReport(version, arrivedAt, attempt, subtask, parallelism)));
    }

    private void put(ClinicInput input) throws Exception {
        clinics.processElement(input, clinics.getProcessingTime());
    }

    private List<Monitoring> beats() {
        return published(TopicKind.MONITORING, Monitoring.class);
    }

    private List<LimitsApplied> applied() {
        return published(TopicKind.LIMITS_APPLIED, LimitsApplied.class);
    }

    private <T> List<T> published(TopicKind kind, Class<T> type) {
        return clinics.extractOutputValues().stream()
                .filter(p -> Topic.parse(p.topic()).orElseThrow().kind() == kind)
                .map(
                        p ->
                                SystemCodec.decode(
                                        Topic.parse(p.topic()).orElseThrow(), p.payload(), type))
                .map(decoded -> ((Decoded.Valid<T>) decoded).message())
                .toList();
    }
}
