package dev.needlewatch.streamjobs.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.needlewatch.streamjobs.safety.clinic.ClinicFunction;
import dev.needlewatch.streamjobs.safety.clinic.InterlockFunction;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.history.CartridgeFunction;
import dev.needlewatch.streamjobs.safety.history.ClientFunction;
import dev.needlewatch.streamjobs.safety.history.RollFunction;
import dev.needlewatch.streamjobs.safety.pen.PenFunction;
import dev.needlewatch.streamjobs.safety.session.SessionFunction;
import dev.needlewatch.streamjobs.safety.waiting.Waiting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class SafetyJobTest {
    private static final List<TypeInformation<?>> STATES =
            List.of(
                    PenFunction.STATE,
                    RollFunction.STATE,
                    ClientFunction.STATE,
                    CartridgeFunction.STATE,
                    SessionFunction.STATE,
                    ClinicFunction.STATE,
                    InterlockFunction.STATE,
                    Waiting.STATE,
                    LimitsInForce.TYPE);

    private static StreamGraph graph() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        Published nowhere = new Published("nowhere");
        new SafetyJob(new TapeSource("nothing"), new TapeSource("nothing"), nowhere, nowhere)
                .build(environment);
        return environment.getStreamGraph();
    }

    @Test
    void everyOperatorHasAUidOfItsOwnAndAName() {
        Set<String> uids = new HashSet<>();
        for (StreamNode node : graph().getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
            assertThat(uids.add(node.getTransformationUID())).as("%s is new", node).isTrue();
            assertThat(node.getOperatorName()).doesNotContain("Function");
        }
        assertThat(uids).hasSizeGreaterThan(10);
    }

    @Test
    void nothingTravelsOrIsKeptByKryo() {
        StreamGraph graph = graph();
        assertThat(graph.getExecutionConfig().getSerializerConfig().hasGenericTypesDisabled())
                .isTrue();
        for (StreamNode node : graph.getStreamNodes()) {
            assertThat(String.valueOf(node.getTypeSerializerOut()))
                    .as(node.getOperatorName())
                    .doesNotContain("Kryo");
        }
    }

    @Test
    void everyStateHasASerializerThatCanEvolve() {
        Configuration noKryo = new Configuration();
        noKryo.set(PipelineOptions.GENERIC_TYPES, false);
        for (TypeInformation<?> state : STATES) {
            assertThat(state).isNotInstanceOf(GenericTypeInfo.class);
            // Refuses if any field of any depth would need Kryo.
            assertThatCode(() -> state.createSerializer(new SerializerConfigImpl(noKryo)))
                    .as("%s", state)
                    .doesNotThrowAnyException();
        }
    }
}
