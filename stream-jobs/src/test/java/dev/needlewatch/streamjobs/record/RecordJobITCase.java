package dev.needlewatch.streamjobs.record;

import static dev.needlewatch.streamjobs.record.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.safety.SafetyJob;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.Counters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordJobITCase {
    private static final InMemoryReporter REPORTER = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .setConfiguration(
                                    REPORTER.addToConfiguration(RecordJob.configuration()))
                            .build());

    private static final long NOW = System.currentTimeMillis();

    private final InMemorySource source = new InMemorySource("record-job");
    private final RecordingSink sink = new RecordingSink("record-job");
    private JobClient job;

    @BeforeEach
    void start() throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(RecordJob.configuration());
        environment.setParallelism(2);
        environment.enableCheckpointing(200);
        new RecordJob(source, sink).addTo(environment);
        job = environment.executeAsync(RecordJob.NAME);
    }

    @AfterEach
    void stop() throws Exception {
        job.cancel().get();
    }

    @Test
    void foldsReadingsKeepsAlarmsAndBalancesTheBooks() {
        pen(TopicKind.SESSION, SystemCodec.encode(Given.opened(0, Treatment.COSMETIC)));
        byte[] reading = SystemCodec.encode(Given.reading(1, SECOND + 100, 0.1));
        pen(TopicKind.READING, reading);
        pen(TopicKind.READING, reading);
        pen(TopicKind.READING, SystemCodec.encode(Given.reading(2, SECOND + 200, 0.15)));
        pen(TopicKind.READING, "{".getBytes(StandardCharsets.UTF_8));
        push(
                Topic.of("lyon", TopicKind.ALARM_EVENTS),
                SystemCodec.encode(AlarmPointsTest.alarm("a-1", AlarmEvent.RAISED)));
        push(Topic.of("lyon", TopicKind.ALARM_EVENTS), "{}".getBytes(StandardCharsets.UTF_8));

        push(
                Topic.of(JobAccounts.CLINIC, TopicKind.ACCOUNTS),
                SystemCodec.encode(
                        new JobAccounts(SECOND, SafetyJob.NAME, Map.of("received", 7L))));

        await("two seconds of wall time, then the sink")
                .atMost(Duration.ofSeconds(30))
                .until(() -> written("reading_1s").size() == 1 && written("alarm").size() == 1);
        assertThat(written("reading_1s").get(0).field("samples")).isEqualTo(2L);
        assertThat(written("reading_1s").get(0).field("limit")).isEqualTo(0.2);
        assertThat(count(Counters.RECEIVED)).isEqualTo(8);
        assertThat(count(Counters.ACCEPTED)).isEqualTo(5);
        assertThat(count(Counters.DUPLICATE)).isEqualTo(1);
        assertThat(count(Counters.REJECTED)).isEqualTo(2);

        await("the books, on the next ten seconds that a checkpoint covers")
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () ->
                                assertThat(told(RecordJob.NAME))
                                        .containsEntry("received", 8.0)
                                        .containsEntry("accepted", 5.0)
                                        .containsEntry("duplicate", 1.0)
                                        .containsEntry("rejected", 2.0)
                                        .containsEntry("rejected_not_json", 1.0)
                                        .containsEntry("rejected_missing_member", 1.0)
                                        .containsEntry("beside", 3.0)
                                        .containsEntry("late", 0.0));
        assertThat(told(SafetyJob.NAME)).containsExactly(Map.entry("received", 7.0));
    }

    /** What was written last of each counter. */
    private Map<String, Double> told(String of) {
        Map<String, Double> told = new TreeMap<>();
        for (Point point : written("pipeline")) {
            if (of.equals(point.tag("job"))) {
                told.put(String.valueOf(point.tag("counter")), (Double) point.field("value"));
            }
        }
        return told;
    }

    private List<Point> written(String measurement) {
        return sink.written().stream().filter(p -> p.measurement().equals(measurement)).toList();
    }

    private void pen(TopicKind kind, byte[] payload) {
        push(Topic.of("lyon", kind, "pen-1"), payload);
    }

    private void push(Topic topic, byte[] payload) {
        source.push(new MqttMessage(topic.path(), payload, List.of(), NOW, 1, false, false));
    }

    /** A counter of the books, summed over the job's operators and subtasks. */
    private long count(String counter) {
        JobID id = job.getJobID();
        return REPORTER
                .findMetrics(id, ".*" + Accounting.GROUP + "[.]" + counter + "$")
                .values()
                .stream()
                .mapToLong(metric -> ((Counter) metric).getCount())
                .sum();
    }
}
