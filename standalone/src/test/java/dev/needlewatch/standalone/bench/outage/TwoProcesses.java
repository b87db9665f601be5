package dev.needlewatch.standalone.bench.outage;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.MqttSourceBuilder;
import dev.needlewatch.ingest.testing.FlinkCluster;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import dev.needlewatch.standalone.flink.EmbeddedFlink;
import dev.needlewatch.streamjobs.record.RecordJob;
import dev.needlewatch.streamjobs.safety.SafetyJob;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import dev.needlewatch.streamjobs.sink.influx.InfluxSink;
import dev.needlewatch.streamjobs.sink.mqtt.MqttSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;

/** The safety job here; the record job on a cluster of processes that may be killed. */
final class TwoProcesses implements Plant {
    private static final Duration START = Duration.ofMinutes(2);

    private final TestBroker broker =
            MosquittoBroker.started("set_tcp_nodelay true", "max_queued_messages 0");
    private final EmbeddedFlink safety;
    private final FlinkCluster record;

    TwoProcesses(Path data, InfluxSettings store) {
        BrokerSettings address = broker.settings();
        safety = EmbeddedFlink.start(data.resolve("flink"), 1);
        JobID watching =
                safety.submit(
                        SafetyJob.NAME,
                        env ->
                                new SafetyJob(
                                                source(SafetyJob.NAME, SafetyJob.topicFilters()),
                                                standing(),
                                                new MqttSink(address, SafetyJob.NAME + "-alarms"),
                                                new MqttSink(address, SafetyJob.NAME + "-notices"))
                                        .build(env));
        record = FlinkCluster.started(1, 1);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(RecordJob.configuration());
        env.setParallelism(1);
        env.enableCheckpointing(1_000);
        new RecordJob(source(RecordJob.NAME, RecordJob.topicFilters()), new InfluxSink(store))
                .addTo(env);
        JobID recording = record.submit(env);
        Awaitility.await("both jobs run")
                .atMost(START)
                .until(() -> safety.running(watching) && runs(recording));
    }

    private MqttSource source(String name, List<String> filters) {
        return builder(name, filters).build();
    }

    private MqttSource standing() {
        return builder(SafetyJob.NAME + "-standing", SafetyJob.standingFilters())
                .retainedAnew()
                .build();
    }

    private MqttSourceBuilder builder(String name, List<String> filters) {
        return MqttSource.builder().broker(broker.settings()).clientIdPrefix(name).filters(filters);
    }

    private boolean runs(JobID job) throws Exception {
        return record.client().getJobStatus(job).get() == JobStatus.RUNNING;
    }

    @Override
    public BrokerSettings broker() {
        return broker.settings();
    }

    @Override
    public void killRecordJob() {
        record.killTaskManager(0);
        record.startTaskManager();
    }

    @Override
    public void close() {
        record.close();
        safety.close();
        broker.close();
    }
}
