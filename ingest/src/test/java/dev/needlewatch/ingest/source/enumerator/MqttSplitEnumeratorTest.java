package dev.needlewatch.ingest.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.source.split.MqttSplit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.mocks.MockSplitEnumeratorContext;
import org.junit.jupiter.api.Test;

class MqttSplitEnumeratorTest {
    private static final List<MqttSplit> SPLITS =
            List.of(MqttSplit.of("a"), MqttSplit.of("b"), MqttSplit.of("c"));

    private static Map<Integer, List<MqttSplit>> assigned(int parallelism, int... readers) {
        MockSplitEnumeratorContext<MqttSplit> context =
                new MockSplitEnumeratorContext<>(parallelism);
        MqttSplitEnumerator enumerator = new MqttSplitEnumerator(context, SPLITS);
        enumerator.start();
        for (int reader : readers) {
            enumerator.addReader(reader);
        }
        Map<Integer, List<MqttSplit>> all = new TreeMap<>();
        context.getSplitsAssignmentSequence()
                .forEach(assignment -> all.putAll(assignment.assignment()));
        return all;
    }

    @Test
    void givesEverySplitToOneReader() {
        assertThat(assigned(2, 0, 1))
                .isEqualTo(
                        Map.of(
                                0, List.of(SPLITS.get(0), SPLITS.get(2)),
                                1, List.of(SPLITS.get(1))));
    }

    @Test
    void aReaderThatComesBackGetsTheSameSplitsAgain() {
        assertThat(assigned(2, 0, 1, 0)).isEqualTo(assigned(2, 0, 1));
    }

    @Test
    void splitsGivenBackWaitForTheirReader() {
        MockSplitEnumeratorContext<MqttSplit> context = new MockSplitEnumeratorContext<>(1);
        MqttSplitEnumerator enumerator = new MqttSplitEnumerator(context, SPLITS);
        enumerator.addSplitsBack(SPLITS, 0);
        assertThat(context.getSplitsAssignmentSequence()).isEmpty();
    }

    @Test
    void moreReadersThanSplitsLeaveSomeWithNone() {
        assertThat(assigned(5, 3, 4)).isEmpty();
    }
}
