package dev.needlewatch.streamjobs.safety.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.PenInputSerializer;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecodeFunctionTest {
    private static final String PEN = "needling/v1/lyon/pens/pen-3/";
    private static final String READING =
            "{\"boot\":1,\"seq\":2,\"at\":3,\"depthMm\":0.8,\"speedRpm\":7000}";

    private OneInputStreamOperatorTestHarness<MqttMessage, PenInput> decode;

    @BeforeEach
    void open() throws Exception {
        decode =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(new DecodeFunction()));
        decode.setup(PenInputSerializer.INSTANCE);
        decode.open();
    }

    @AfterEach
    void close() throws Exception {
        decode.close();
    }

    private void came(String topic, String payload, boolean retained) throws Exception {
        decode.processElement(
                new StreamRecord<>(
                        new MqttMessage(
                                topic,
                                payload.getBytes(StandardCharsets.UTF_8),
                                List.of(),
                                9,
                                1,
                                retained,
                                false)));
    }

    private <T> List<T> side(OutputTag<T> tag) {
        Queue<StreamRecord<T>> records = decode.getSideOutput(tag);
        return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
    }

    private List<Rejection> rejected() {
        return side(DecodeFunction.REJECTED).stream()
                .map(
                        p ->
                                SystemCodec.decode(
                                        Topic.parse(p.topic()).orElseThrow(),
                                        p.payload(),
                                        Rejection.class))
                .map(decoded -> ((Decoded.Valid<Rejection>) decoded).message())
                .toList();
    }

    @Test
    void aReadingGoesToItsPenWithoutItsPayload() throws Exception {
        came(PEN + "reading", READING, false);
        assertThat(decode.extractOutputValues())
                .singleElement()
                .isInstanceOfSatisfying(
                        PenInput.Message.class,
                        message -> {
                            assertThat(message.key()).isEqualTo("lyon/pens/pen-3");
                            assertThat(message.payload()).isNull();
                            assertThat(message.event().arrivedAt()).isEqualTo(9);
                        });
    }

    @Test
    void aSessionEventKeepsItsPayloadSinceTheRulesMayRefuseIt() throws Exception {
        String closed = "{\"boot\":1,\"seq\":2,\"at\":3,\"session\":\"s-1\",\"type\":\"closed\"}";
        came(PEN + "session", closed, false);
        assertThat(decode.extractOutputValues())
                .singleElement()
                .isInstanceOfSatisfying(
                        PenInput.Message.class,
                        message ->
                                assertThat(message.payload())
                                        .asString(StandardCharsets.UTF_8)
                                        .isEqualTo(closed));
    }

    @Test
    void thePenHearsOfAPayloadThatCannotBeUsed() throws Exception {
        came(PEN + "reading", "{", false);
        assertThat(rejected()).extracting(Rejection::reason).containsExactly(RejectReason.NOT_JSON);
        assertThat(decode.extractOutputValues())
                .containsExactly(new PenInput.Unusable("lyon", "pen-3", 9));
    }

    @Test
    void aRetainedStatusSaysSoAndAClearedOneSaysNothing() throws Exception {
        came(PEN + "status", "{\"state\":\"online\",\"boot\":1,\"at\":3}", true);
        came(PEN + "status", "", true);
        assertThat(decode.extractOutputValues())
                .singleElement()
                .isInstanceOfSatisfying(
                        PenInput.Message.class, message -> assertThat(message.retained()).isTrue());
        assertThat(rejected()).isEmpty();
    }

    @Test
    void aCommandGoesToTheOwnerOfItsAlarm() throws Exception {
        command("a-0123456789abcdef.s.s-1");
        command("a-0123456789abcdef.p.pen-3");
        command("a-0123456789abcdef.d.pen-3");
        command("a-17");
        assertThat(side(DecodeFunction.COMMANDS))
                .extracting(SessionInput::key)
                .containsExactly("lyon/s/s-1", "lyon/p/pen-3");
        assertThat(decode.extractOutputValues())
                .extracting(PenInput::key)
                .containsExactly("lyon/pens/pen-3");
        assertThat(rejected())
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.UNKNOWN_ALARM);
    }

    private void command(String alarm) throws Exception {
        came(
                "needling/v1/lyon/alarm-commands",
                "{\"alarm\":\"%s\",\"action\":\"acknowledge\",\"by\":\"t-1\",\"at\":3}"
                        .formatted(alarm),
                false);
    }

    @Test
    void goodLimitsAndTheirTakingBackGoToEverybody() throws Exception {
        came("needling/v1/lyon/limits", "{\"version\":\"lyon-1\"}", true);
        came("needling/v1/lyon/limits", "", false);
        assertThat(side(DecodeFunction.LIMITS))
                .containsExactly(
                        Notice.limits("lyon", new ClinicLimits("lyon-1", false, Map.of()), 9),
                        Notice.limits("lyon", null, 9));
    }

    @Test
    void badLimitsAreRejectedWithEveryReason() throws Exception {
        came("needling/v1/lyon/limits", "{\"version\":\"lyon-1\",\"a\":1,\"b\":2}", true);
        assertThat(side(DecodeFunction.LIMITS)).isEmpty();
        assertThat(rejected())
                .singleElement()
                .satisfies(
                        rejection -> {
                            assertThat(rejection.reason()).isEqualTo(RejectReason.LIMITS_INVALID);
                            assertThat(rejection.detail())
                                    .isEqualTo("unknown member 'a'; unknown member 'b'");
                        });
    }

    @Test
    void onlyOurOwnProbeIsAProbe() throws Exception {
        came("needling/v1/lyon/pens/needlewatch/probe", "{\"at\":7}", false);
        came(PEN + "probe", "{\"at\":7}", false);
        came(PEN + "command", "{}", false);
        assertThat(decode.extractOutputValues()).containsExactly(new PenInput.Probed("lyon", 7));
        assertThat(rejected()).isEmpty();
    }
}
