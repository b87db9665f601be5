package dev.needlewatch.streamjobs.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.accounts.Count;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import dev.needlewatch.streamjobs.sink.influx.InfluxSink;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class RecordJobTest {
    @Test
    void buildsWithoutGenericTypes() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(RecordJob.configuration());
        new RecordJob(
                        new InMemorySource("none"),
                        new InfluxSink(
                                InfluxSettings.of("http://127.0.0.1:1", null, "org", "bucket")))
                .addTo(environment);
        StreamGraph graph = environment.getStreamGraph();
        assertThat(graph.getStreamNodes()).hasSizeGreaterThanOrEqualTo(4);
        graph.getJobGraph();
    }

    @Test
    void everyOperatorHasAUidAndNoneTwice() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(RecordJob.configuration());
        new RecordJob(new InMemorySource("none"), new RecordingSink("uids")).addTo(environment);
        Set<String> uids = new HashSet<>();
        for (StreamNode node : environment.getStreamGraph().getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
            assertThat(uids.add(node.getTransformationUID())).isTrue();
        }
    }

    @Test
    void stateAndMessagesHaveTypesThatFlinkKnows() {
        assertThat(TypeInformation.of(FoldState.class)).isNotInstanceOf(GenericTypeInfo.class);
        assertThat(TypeInformation.of(PenLedger.class)).isInstanceOf(PojoTypeInfo.class);
        assertThat(Count.TYPE).isInstanceOf(PojoTypeInfo.class);
        assertThat(TypeInformation.of(MqttMessage.class)).isNotInstanceOf(GenericTypeInfo.class);
    }
}
