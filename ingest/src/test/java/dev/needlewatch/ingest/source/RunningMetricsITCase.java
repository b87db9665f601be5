package dev.needlewatch.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.testing.EmbeddedBroker;
import dev.needlewatch.ingest.testing.TcpProxy;
import dev.needlewatch.ingest.testing.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The numbers as Flink reports them of a job that runs. */
class RunningMetricsITCase {
    private static final InMemoryReporter REPORTER = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setConfiguration(REPORTER.addToConfiguration(new Configuration()))
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    private static Map<String, Object> numbers(SourceJob job) {
        List<OperatorMetricGroup> groups = REPORTER.findOperatorMetricGroups(job.id(), "mqtt");
        Map<String, Object> numbers = new TreeMap<>();
        for (OperatorMetricGroup group : groups) {
            REPORTER.getMetricsByGroup(group)
                    .forEach(
                            (name, metric) -> {
                                if (metric instanceof Counter counter) {
                                    numbers.put(name, counter.getCount());
                                } else if (metric instanceof Gauge<?> gauge) {
                                    numbers.put(name, gauge.getValue());
                                }
                            });
        }
        return numbers;
    }

    @Test
    void tellWhatARunningJobHasTakenAndHowFullItsWindowIs(
            @InjectClusterClient ClusterClient<?> cluster) throws Exception {
        try (TestBroker broker = EmbeddedBroker.started();
                TcpProxy proxy = new TcpProxy(broker.settings().port());
                Publisher publisher = new Publisher(broker.settings())) {
            MqttSource source =
                    MqttSource.builder()
                            .broker(BrokerSettings.parse("tcp://127.0.0.1:" + proxy.port()))
                            .clientIdPrefix("metrics")
                            .filters(List.of("a"))
                            .receiveMaximum(100)
                            .keptInProcess() // HiveMQ CE waits for every acknowledgement
                            .eventTime((message, arrived) -> eventTime(message))
                            .backOff(Duration.ofMillis(20), Duration.ofMillis(200))
                            .build();
            SourceJob job =
                    SourceJob.start(cluster, "metrics", source, MqttSourceContract.NO_PERIOD);
            job.awaitReading(publisher, "a");
            for (int i = 0; i < 10; i++) {
                publisher.publish("a", 1, Long.toString(System.currentTimeMillis() - 60_000));
            }
            String last = Long.toString(System.currentTimeMillis() - 70_000);
            publisher.publish("a", 1, last);
            await().until(() -> job.payloads().contains(last));
            int all = job.received().size();
            long without = job.payloads().stream().filter("ready?"::equals).count();
            assertThat(numbers(job))
                    .containsEntry("numRecordsIn", (long) all)
                    .containsEntry("numRecordsInErrors", without)
                    .containsEntry("pendingRecords", 0L)
                    .containsEntry("pendingBytes", 0L)
                    .containsEntry("sessions", 1)
                    .containsEntry("connected", 1)
                    .containsEntry("unacknowledged", all)
                    .containsEntry("windowUsage", all / 100.0)
                    .containsEntry("reconnects", 0L)
                    .containsEntry("sessionsLost", 0L)
                    .containsEntry("redelivered", 0L)
                    .containsEntry("dropped", 0L)
                    .hasEntrySatisfying(
                            "currentFetchEventTimeLag",
                            lag -> assertThat((Long) lag).isBetween(70_000L, 130_000L))
                    .containsKey("currentEmitEventTimeLag");
            proxy.cut();
            await().until(() -> numbers(job).get("redelivered").equals((long) all));
            assertThat(numbers(job))
                    .containsEntry("reconnects", 1L)
                    .containsEntry("numRecordsIn", (long) all);
            job.checkpoint();
            await().until(() -> numbers(job).get("unacknowledged").equals(0));
            job.cancel();
        }
    }

    /** The time a payload says; "ready?" says none. */
    private static long eventTime(MqttMessage message) {
        return Long.parseLong(new String(message.payload(), UTF_8));
    }
}
