package dev.needlewatch.streamjobs.record;

import static dev.needlewatch.streamjobs.record.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecodeFunctionTest {
    private static final String ALARMS = Topic.of("lyon", TopicKind.ALARM_EVENTS).path();

    private OneInputStreamOperatorTestHarness<MqttMessage, PenEvent> decode;

    @BeforeEach
    void open() throws Exception {
        decode = ProcessFunctionTestHarnesses.forProcessFunction(new DecodeFunction());
    }

    @AfterEach
    void close() throws Exception {
        decode.close();
    }

    private void push(String topic, byte[] payload, boolean retained) throws Exception {
        decode.processElement(
                new MqttMessage(topic, payload, List.of(), SECOND, 1, retained, false), 0);
    }

    private int alarms() {
        var points = decode.getSideOutput(DecodeFunction.ALARM_POINTS);
        return points == null ? 0 : points.size();
    }

    @Test
    void aPensMessageGoesOnWithItsAddress() throws Exception {
        push(
                Topic.of("lyon", TopicKind.READING, "pen-1").path(),
                SystemCodec.encode(Given.reading(0, SECOND, 0.5)),
                false);
        assertThat(decode.extractOutputValues())
                .containsExactly(
                        new PenEvent("lyon", "pen-1", Given.reading(0, SECOND, 0.5), SECOND));
    }

    @Test
    void anAlarmLeavesAtTheSide() throws Exception {
        push(ALARMS, SystemCodec.encode(AlarmPointsTest.alarm("a-1", AlarmEvent.RAISED)), false);
        assertThat(decode.extractOutputValues()).isEmpty();
        assertThat(alarms()).isEqualTo(1);
    }

    @Test
    void aDeathToldAgainOnSubscribingIsNotADeathNow() throws Exception {
        byte[] death =
                SystemCodec.encode(
                        new PenStatus(PenState.OFFLINE, 1, SECOND, null, null, null, null, null));
        String topic = Topic.of("lyon", TopicKind.STATUS, "pen-1").path();
        push(topic, death, true);
        assertThat(decode.extractOutputValues()).isEmpty();
        push(topic, death, false);
        assertThat(decode.extractOutputValues()).hasSize(1);
    }

    @Test
    void nothingThatCannotBeUsedStopsTheJob() throws Exception {
        push("elsewhere", new byte[0], false);
        push(Topic.of("lyon", TopicKind.MONITORING).path(), new byte[0], false);
        push(Topic.of("lyon", TopicKind.READING, "pen-1").path(), new byte[] {-1, 0}, false);
        push(ALARMS, "null".getBytes(StandardCharsets.UTF_8), false);
        push(ALARMS, "{\"id\":\"a-1\"}".getBytes(StandardCharsets.UTF_8), false);
        push(ALARMS, new byte[DecodeFunction.MOST_ALARM_BYTES + 1], false);
        assertThat(decode.extractOutputValues()).isEmpty();
        assertThat(alarms()).isZero();
    }
}
