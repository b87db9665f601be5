package dev.needlewatch.streamjobs.record;

import static dev.needlewatch.streamjobs.record.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.safety.SafetyJob;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecodeFunctionTest {
    private static final String ALARMS = Topic.of("lyon", TopicKind.ALARM_EVENTS).path();

    private OneInputStreamOperatorTestHarness<MqttMessage, FoldInput> decode;

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

    private <T> List<T> side(OutputTag<T> tag) {
        var values = decode.getSideOutput(tag);
        return values == null ? List.of() : values.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void aPensMessageGoesOnWithItsAddress() throws Exception {
        push(
                Topic.of("lyon", TopicKind.READING, "pen-1").path(),
                SystemCodec.encode(Given.reading(0, SECOND, 0.5)),
                false);
        PenEvent event = new PenEvent("lyon", "pen-1", Given.reading(0, SECOND, 0.5), SECOND);
        assertThat(decode.extractOutputValues()).containsExactly(new FoldInput.Message(event));
        assertThat(side(DecodeFunction.PENS))
                .containsExactly(new PenInput.Message(event, false, null));
    }

    @Test
    void anAlarmIsWrittenAndToldToItsSession() throws Exception {
        push(ALARMS, SystemCodec.encode(AlarmPointsTest.alarm("a-1", AlarmEvent.RAISED)), false);
        List<Point> alarms = side(DecodeFunction.POINTS);
        assertThat(alarms).hasSize(1);
        assertThat(decode.extractOutputValues())
                .containsExactly(new FoldInput.AlarmChange(alarms.get(0)));
    }

    @Test
    void aClinicsLimitsGoToEverybodyAndBadOnesNowhere() throws Exception {
        String limits = Topic.of("lyon", TopicKind.LIMITS).path();
        push(limits, "{\"version\":\"lyon-1\"}".getBytes(StandardCharsets.UTF_8), true);
        push(limits, "{\"version\":1}".getBytes(StandardCharsets.UTF_8), true);
        push(limits, new byte[0], false);
        assertThat(side(DecodeFunction.LIMITS))
                .extracting(notice -> notice.document() == null)
                .containsExactly(false, true);
    }

    @Test
    void theSafetyJobsBooksBecomeAPointForEachCounterThatIsOne() throws Exception {
        JobAccounts books =
                new JobAccounts(
                        SECOND, SafetyJob.NAME, Map.of("received", 7L, "made-up", 1L, "late", 2L));
        push(
                Topic.of(JobAccounts.CLINIC, TopicKind.ACCOUNTS).path(),
                SystemCodec.encode(books),
                false);
        assertThat(side(DecodeFunction.POINTS))
                .extracting(point -> point.tag("counter"), point -> point.field("value"))
                .containsExactly(tuple("late", 2.0), tuple("received", 7.0));
        assertThat(side(DecodeFunction.POINTS))
                .allSatisfy(
                        point -> {
                            assertThat(point.tag("job")).isEqualTo(SafetyJob.NAME);
                            assertThat(point.timeNanos()).isEqualTo(SECOND * Given.NANOS);
                        });
    }

    @Test
    void nobodyElsesBooksAreWritten() throws Exception {
        byte[] made = SystemCodec.encode(new JobAccounts(SECOND, "a-job", Map.of("received", 7L)));
        byte[] told =
                SystemCodec.encode(new JobAccounts(SECOND, SafetyJob.NAME, Map.of("received", 7L)));
        push(Topic.of(JobAccounts.CLINIC, TopicKind.ACCOUNTS).path(), made, false);
        push(Topic.of("lyon", TopicKind.ACCOUNTS).path(), told, false);
        assertThat(side(DecodeFunction.POINTS)).isEmpty();
    }

    @Test
    void aDeathToldAgainOnSubscribingIsNotADeathNow() throws Exception {
        byte[] death =
                SystemCodec.encode(
                        new PenStatus(PenState.OFFLINE, 1, SECOND, null, null, null, null, null));
        String topic = Topic.of("lyon", TopicKind.STATUS, "pen-1").path();
        push(topic, death, true);
        assertThat(side(DecodeFunction.PENS)).isEmpty();
        push(topic, death, false);
        assertThat(side(DecodeFunction.PENS)).hasSize(1);
        assertThat(decode.extractOutputValues()).as("of no session").isEmpty();
    }

    @Test
    void nothingThatCannotBeUsedStopsTheJob() throws Exception {
        push("elsewhere", new byte[0], false);
        push(Topic.of("lyon", TopicKind.MONITORING).path(), new byte[0], false);
        push(Topic.of("lyon", TopicKind.READING, "pen-1").path(), new byte[] {-1, 0}, false);
        push(ALARMS, "null".getBytes(StandardCharsets.UTF_8), false);
        push(ALARMS, "{\"id\":\"a-1\"}".getBytes(StandardCharsets.UTF_8), false);
        push(ALARMS, new byte[DecodeFunction.MOST_BYTES + 1], false);
        assertThat(decode.extractOutputValues()).isEmpty();
        assertThat(side(DecodeFunction.POINTS)).isEmpty();
        assertThat(side(DecodeFunction.PENS))
                .containsExactly(new PenInput.Unusable("lyon", "pen-1", SECOND));
    }
}
