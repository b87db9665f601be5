package dev.needlewatch.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job that reads a source into a list, on a cluster inside the test's JVM. */
final class SourceJob {
    private static final Map<String, List<MqttMessage>> RECEIVED = new ConcurrentHashMap<>();

    private final ClusterClient<?> cluster;
    private final JobID id;
    private final String name;

    private SourceJob(ClusterClient<?> cluster, JobID id, String name) {
        this.cluster = cluster;
        this.id = id;
        this.name = name;
    }

    /** How a job is run. */
    record Options(
            int parallelism, long checkpointMillis, String savepoint, String failOn, int failures) {
        static Options of(int parallelism, long checkpointMillis) {
            return new Options(parallelism, checkpointMillis, null, null, 0);
        }

        Options from(String path) {
            return new Options(parallelism, checkpointMillis, path, failOn, failures);
        }

        /** Fails whenever this payload comes, so many times. */
        Options failingOn(String payload, int times) {
            return new Options(parallelism, checkpointMillis, savepoint, payload, times);
        }
    }

    static SourceJob start(ClusterClient<?> cluster, String name, MqttSource source, Options how)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("restart-strategy.type", "fixed-delay");
        configuration.setString("restart-strategy.fixed-delay.attempts", "1000");
        configuration.setString("restart-strategy.fixed-delay.delay", "100 ms");
        configuration.setString("pipeline.generic-types", "false");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(how.parallelism());
        if (how.checkpointMillis() > 0) {
            env.enableCheckpointing(how.checkpointMillis());
        }
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "mqtt")
                .uid("mqtt")
                .sinkTo(new ListSink(name, how.failOn(), how.failures()))
                .uid("list");
        JobGraph graph = env.getStreamGraph().getJobGraph();
        if (how.savepoint() != null) {
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(how.savepoint(), false));
        }
        return new SourceJob(cluster, cluster.submitJob(graph).get(), name);
    }

    /** Publishes until something arrives, so that the subscription stands. */
    SourceJob awaitReading(Publisher publisher, String topic) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            publisher.publish(topic, 1, "ready?");
                            return payloads().contains("ready?");
                        });
        return this;
    }

    /** Returns when what had been received before is acknowledged. */
    void checkpoint() throws Exception {
        cluster.triggerCheckpoint(id, CheckpointType.DEFAULT).get();
        // The second one is triggered behind the first one's notice of completion.
        cluster.triggerCheckpoint(id, CheckpointType.DEFAULT).get();
    }

    /** Everything received under this job's name, also before a restart. */
    List<MqttMessage> received() {
        return RECEIVED.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>());
    }

    List<String> payloads() {
        return received().stream().map(message -> new String(message.payload(), UTF_8)).toList();
    }

    JobID id() {
        return id;
    }

    JobStatus status() throws Exception {
        return cluster.getJobStatus(id).get();
    }

    void cancel() throws Exception {
        cluster.cancel(id).get();
        await().until(() -> status().isGloballyTerminalState());
    }

    String stopWithSavepoint(String folder) throws Exception {
        return cluster.stopWithSavepoint(id, false, folder, SavepointFormatType.CANONICAL).get();
    }

    Throwable failure() throws Exception {
        return cluster.requestJobResult(id)
                .get()
                .getSerializedThrowable()
                .map(e -> e.deserializeError(getClass().getClassLoader()))
                .orElse(null);
    }

    /** Keeps what it gets in the test's memory. */
    private record ListSink(String name, String failOn, int failures) implements Sink<MqttMessage> {
        private static long seen(List<MqttMessage> list, String payload) {
            return list.stream()
                    .filter(message -> new String(message.payload(), UTF_8).equals(payload))
                    .count();
        }

        @Override
        public SinkWriter<MqttMessage> createWriter(WriterInitContext context) {
            List<MqttMessage> list =
                    RECEIVED.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>());
            return new SinkWriter<>() {
                @Override
                public void write(MqttMessage message, Context context) {
                    String payload = new String(message.payload(), UTF_8);
                    list.add(message);
                    if (payload.equals(failOn) && seen(list, payload) <= failures) {
                        throw new IllegalStateException("told to fail");
                    }
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
