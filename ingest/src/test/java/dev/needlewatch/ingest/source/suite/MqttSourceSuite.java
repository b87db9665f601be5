package dev.needlewatch.ingest.source.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.testing.TestBroker;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.connector.testframe.environment.MiniClusterTestEnvironment;
import org.apache.flink.connector.testframe.external.ExternalContextFactory;
import org.apache.flink.connector.testframe.junit.annotations.TestContext;
import org.apache.flink.connector.testframe.junit.annotations.TestEnv;
import org.apache.flink.connector.testframe.junit.annotations.TestExternalSystem;
import org.apache.flink.connector.testframe.junit.annotations.TestSemantics;
import org.apache.flink.connector.testframe.testsuites.SourceTestSuiteBase;
import org.apache.flink.connector.testframe.utils.CollectIteratorAssert;
import org.apache.flink.connector.testframe.utils.CollectIteratorAssertions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Timeout;

/**
 * What Flink expects of every source, with any broker. The tests are Flink's; the unbounded ones
 * run the source as it is, the bounded ones in a {@link BacklogSource}. Flink's tests wait for ever
 * for what does not come, so each has a time limit here.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class MqttSourceSuite extends SourceTestSuiteBase<MqttMessage> {
    @TestEnv final MiniClusterTestEnvironment flink = new MiniClusterTestEnvironment();

    @TestExternalSystem final BrokerResource broker = new BrokerResource(this::broker);

    @TestContext
    final ExternalContextFactory<MqttSourceContext> contexts =
            test -> new MqttSourceContext(broker.settings());

    @TestSemantics
    final CheckpointingMode[] semantics = new CheckpointingMode[] {CheckpointingMode.AT_LEAST_ONCE};

    /** Starts the broker of the class. */
    protected abstract TestBroker broker();

    /** What a test writes and reads again; all else is known only to the broker. */
    private record Content(String topic, String payload) {
        static Content of(MqttMessage message) {
            return new Content(message.topic(), new String(message.payload(), UTF_8));
        }
    }

    /** Flink's check, on what can be compared: a message is more than was written. */
    @Override
    protected void checkResultWithSemantic(
            CloseableIterator<MqttMessage> results,
            List<List<MqttMessage>> written,
            CheckpointingMode semantic,
            Integer limit) {
        CollectIteratorAssert<Content> check =
                CollectIteratorAssertions.assertThat(contents(results));
        if (limit != null) {
            check = check.withNumRecordsLimit(limit);
        }
        check.matchesRecordsFromSource(
                written.stream().map(split -> split.stream().map(Content::of).toList()).toList(),
                semantic);
    }

    private static Iterator<Content> contents(Iterator<MqttMessage> results) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return results.hasNext();
            }

            @Override
            public Content next() {
                return Content.of(results.next());
            }
        };
    }
}
