package dev.needlewatch.streamjobs.safety.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.streamjobs.safety.flow.HighAlarm;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterlockFunctionTest {
    private KeyedOneInputStreamOperatorTestHarness<String, HighAlarm, MqttPublication> interlock;

    private static KeyedOneInputStreamOperatorTestHarness<String, HighAlarm, MqttPublication>
            harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new InterlockFunction()), HighAlarm::key, Types.STRING);
    }

    @BeforeEach
    void open() throws Exception {
        interlock = harness();
        interlock.open();
    }

    private void alarm(String pen, String id, boolean stands) throws Exception {
        interlock.processElement(new HighAlarm("lyon", pen, id, stands, 7), 0);
    }

    private List<String> commands() {
        return interlock.extractOutputValues().stream()
                .map(
                        p ->
                                p.topic().replace("needling/v1/lyon/pens/", "")
                                        + " "
                                        + new String(p.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void haltsWithTheFirstAlarmAndResumesAfterTheLast() throws Exception {
        alarm("pen-1", "a-1", true);
        alarm("pen-1", "a-2", true);
        alarm("pen-1", "a-1", false);
        assertThat(commands())
                .containsExactly("pen-1/command {\"action\":\"halt\",\"alarm\":\"a-1\",\"at\":7}");
        alarm("pen-1", "a-2", false);
        assertThat(commands())
                .last()
                .isEqualTo("pen-1/command {\"action\":\"resume\",\"alarm\":\"a-2\",\"at\":7}");
        assertThat(interlock.extractOutputValues()).noneMatch(MqttPublication::retain);
        assertThat(interlock.numKeyedStateEntries()).isZero();
    }

    @Test
    void eachPenIsHaltedByItself() throws Exception {
        alarm("pen-1", "a-1", true);
        alarm("pen-2", "a-1", true);
        alarm("pen-1", "a-1", false);
        assertThat(commands()).hasSize(3);
        alarm("pen-3", "a-1", false);
        assertThat(commands()).hasSize(3);
    }

    @Test
    void aPenHaltedByAnAlarmThatNobodyKnowsIsLetGoOnUnlessAnotherHaltsIt() throws Exception {
        interlock.processElement(new HighAlarm("lyon", "pen-1", "a-1", false, 7, true), 0);
        assertThat(commands())
                .containsExactly(
                        "pen-1/command {\"action\":\"resume\",\"alarm\":\"a-1\",\"at\":7}");
        alarm("pen-2", "a-2", true);
        interlock.processElement(new HighAlarm("lyon", "pen-2", "a-1", false, 7, true), 0);
        assertThat(commands()).hasSize(2).last().asString().contains("halt");
    }

    @Test
    void restoredItDoesNotHaltASecondTimeAndStillResumes() throws Exception {
        alarm("pen-1", "a-1", true);
        OperatorSubtaskState checkpoint = interlock.snapshot(1, 1);
        interlock.close();
        interlock = harness();
        interlock.initializeState(checkpoint);
        interlock.open();
        alarm("pen-1", "a-1", true);
        assertThat(commands()).isEmpty();
        alarm("pen-1", "a-1", false);
        assertThat(commands()).singleElement().asString().contains("resume");
    }
}
