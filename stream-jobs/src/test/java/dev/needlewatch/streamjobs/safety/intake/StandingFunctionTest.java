package dev.needlewatch.streamjobs.safety.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.PenInputSerializer;
import dev.needlewatch.streamjobs.safety.flow.StandingAlarm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands retained finds its owner, by itself and when it is called. */
class StandingFunctionTest {
    private static final String HASH = "a-0123456789abcdef";

    private static List<PenInput> came(
            ProcessFunction<MqttMessage, PenInput> function,
            String topic,
            String payload,
            boolean retained)
            throws Exception {
        try (OneInputStreamOperatorTestHarness<MqttMessage, PenInput> operator =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function))) {
            operator.setup(PenInputSerializer.INSTANCE);
            operator.open();
            operator.processElement(
                    new StreamRecord<>(
                            new MqttMessage(
                                    topic,
                                    payload.getBytes(StandardCharsets.UTF_8),
                                    List.of(),
                                    9,
                                    1,
                                    retained,
                                    false)));
            return operator.extractOutputValues();
        }
    }

    private static List<PenInput> stands(String id, String payload) throws Exception {
        return came(new StandingFunction(), "needling/v1/lyon/alarms/" + id, payload, true);
    }

    private static String alarm(String id, String pen, String presence) {
        return """
        {"id":"%s","clinic":"lyon","pen":%s,"code":"PEN_SILENT","kind":"technical",\
        "priority":"medium","presence":"%s","event":"raised","since":1,"raisedAt":2,\
        "changedAt":3,"limitsVersion":"default-1","message":"silent"}\
        """
                .formatted(id, pen, presence);
    }

    @ParameterizedTest
    @CsvSource({
        ".s.s-1, \"pen-3\", lyon/pens/pen-3, lyon/s/s-1",
        ".s.s-1, null, lyon/pens/needlewatch, lyon/s/s-1",
        ".p.pen-4, \"pen-4\", lyon/pens/pen-4, lyon/p/pen-4",
        ".d.pen-5, \"pen-5\", lyon/pens/pen-5, lyon/d/pen-5"
    })
    void anAlarmGoesToItsOwnerBehindThePenItNames(
            String owner, String pen, String key, String ownerKey) throws Exception {
        String id = HASH + owner;
        String payload = alarm(id, pen, "latched");
        assertThat(stands(id, payload))
                .singleElement()
                .isInstanceOfSatisfying(
                        PenInput.Standing.class,
                        standing -> {
                            assertThat(standing.key()).isEqualTo(key);
                            assertThat(standing.owner()).isEqualTo(ownerKey);
                            assertThat(standing.alarm().id()).isEqualTo(id);
                            assertThat(standing.alarm().called()).isFalse();
                            assertThat(standing.alarm().payload())
                                    .asString(StandardCharsets.UTF_8)
                                    .isEqualTo(payload);
                        });
    }

    @Test
    void whatIsNoAlarmOfOursIsLeftAlone() throws Exception {
        String id = HASH + ".s.s-1";
        assertThat(stands(id, "{")).isEmpty();
        assertThat(stands(id, "{}")).isEmpty();
        assertThat(stands(id, alarm(HASH + ".s.s-2", "null", "on"))).as("another id").isEmpty();
        assertThat(stands(id, alarm(id, "\"no pen\"", "on"))).isEmpty();
        assertThat(stands(id, alarm(id, "null", "off"))).isEmpty();
        assertThat(stands("a-17", alarm("a-17", "null", "on"))).as("no owner").isEmpty();
        assertThat(stands(id, alarm(id, "null", "on").replace("lyon", "paris"))).isEmpty();
        assertThat(came(new StandingFunction(), "needling/v1/lyon/alarm-events", "{}", true))
                .isEmpty();
    }

    @Test
    void whatTheJobPublishesWhileItRunsIsItsOwnWord() throws Exception {
        String id = HASH + ".s.s-1";
        String topic = "needling/v1/lyon/alarms/" + id;
        assertThat(came(new StandingFunction(), topic, alarm(id, "null", "on"), false)).isEmpty();
        assertThat(came(new StandingFunction(), topic, "", false))
                .singleElement()
                .isInstanceOfSatisfying(
                        PenInput.Standing.class,
                        cleared -> assertThat(cleared.alarm().payload()).isEmpty());
    }

    @Test
    void aCallComesTheWayOfReadingsAndOnlyAsThePenThatIsNone() throws Exception {
        String id = HASH + ".s.s-1";
        String pens = "needling/v1/lyon/pens/";
        String payload = alarm(id, "\"pen-3\"", "on");
        assertThat(came(new DecodeFunction(), pens + "needlewatch/standing", payload, false))
                .singleElement()
                .isInstanceOfSatisfying(
                        PenInput.Standing.class,
                        standing -> {
                            StandingAlarm alarm = standing.alarm();
                            assertThat(alarm.called()).isTrue();
                            assertThat(standing.key()).isEqualTo("lyon/pens/pen-3");
                        });
        assertThat(came(new DecodeFunction(), pens + "pen-3/standing", payload, false)).isEmpty();
        assertThat(came(new DecodeFunction(), pens + "needlewatch/standing", "{", false)).isEmpty();
    }
}
