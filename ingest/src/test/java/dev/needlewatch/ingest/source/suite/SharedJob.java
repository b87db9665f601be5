package dev.needlewatch.ingest.source.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job that notes what it reads, and in which subtask. */
final class SharedJob {
    private static final Map<String, List<Received>> RECEIVED = new ConcurrentHashMap<>();

    private final String name;
    private final JobClient client;

    private SharedJob(String name, JobClient client) {
        this.name = name;
        this.client = client;
    }

    /** A payload and the subtask that read it. */
    private record Received(int subtask, String payload) {}

    /**
     * How a job is run.
     *
     * @param checkpointMillis 0 for no checkpoints
     * @param savepoint what to start from; null to start with nothing
     */
    record Options(int parallelism, long checkpointMillis, String savepoint) {
        static Options of(int parallelism) {
            return new Options(parallelism, 50, null);
        }

        /**
         * Nothing is acknowledged. A long interval would not do: Flink begins with a checkpoint.
         */
        static Options withoutCheckpoints(int parallelism) {
            return new Options(parallelism, 0, null);
        }

        Options from(String path) {
            return new Options(parallelism, checkpointMillis, path);
        }
    }

    static SharedJob start(MqttSource source, Options how) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        if (how.savepoint() != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, how.savepoint());
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(how.parallelism());
        if (how.checkpointMillis() > 0) {
            env.enableCheckpointing(how.checkpointMillis());
        }
        String name = UUID.randomUUID().toString();
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "mqtt")
                .uid("mqtt")
                .sinkTo(new NotingSink(name))
                .uid("list");
        return new SharedJob(name, env.executeAsync(name));
    }

    private static List<Received> received(String name) {
        return RECEIVED.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>());
    }

    List<String> payloads() {
        return received(name).stream().map(Received::payload).toList();
    }

    /** How many messages each subtask read that read any. */
    Map<Integer, Long> bySubtask() {
        return received(name).stream()
                .collect(Collectors.groupingBy(Received::subtask, Collectors.counting()));
    }

    /** Ends it, if it has not ended yet. */
    void cancel() throws Exception {
        if (!over()) {
            client.cancel().get();
            await().until(this::over);
        }
    }

    private boolean over() throws Exception {
        return client.getJobStatus().get().isGloballyTerminalState();
    }

    String stopWithSavepoint(String folder) throws Exception {
        String savepoint =
                client.stopWithSavepoint(false, folder, SavepointFormatType.CANONICAL).get();
        await().until(this::over);
        return savepoint;
    }

    /** Keeps what it gets in the test's memory. */
    private record NotingSink(String name) implements Sink<MqttMessage> {
        @Override
        public SinkWriter<MqttMessage> createWriter(WriterInitContext context) {
            int subtask = context.getTaskInfo().getIndexOfThisSubtask();
            List<Received> list = received(name);
            return new SinkWriter<>() {
                @Override
                public void write(MqttMessage message, Context where) {
                    list.add(new Received(subtask, new String(message.payload(), UTF_8)));
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
