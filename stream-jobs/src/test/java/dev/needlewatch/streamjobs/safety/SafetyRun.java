package dev.needlewatch.streamjobs.safety;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** A safety job between a tape and what it publishes, on a cluster in this JVM. */
final class SafetyRun {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ClusterClient<?> cluster;
    private final String name;
    private final Published heard;
    private final Ward ward;
    private @Nullable JobID job;

    SafetyRun(ClusterClient<?> cluster, String name) {
        this.cluster = cluster;
        this.name = name;
        heard = new Published(name);
        ward = new Ward(tape());
    }

    /** The tape of what stands retained. */
    private static String standing(String name) {
        return name + ", standing";
    }

    Tape tape() {
        return Tape.named(name);
    }

    Ward ward() {
        return ward;
    }

    /** What both sinks took. */
    Published heard() {
        return heard;
    }

    void start(int parallelism, @Nullable String savepoint) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        environment.enableCheckpointing(TimeUnit.HOURS.toMillis(1));
        new SafetyJob(new TapeSource(name), new TapeSource(standing(name)), heard, heard)
                .build(environment);
        JobID id = cluster.submitJob(environment.getStreamGraph().getJobGraph()).get();
        job = id;
        await("the job to run")
                .atMost(SOON)
                .until(() -> cluster.getJobStatus(id).get() == JobStatus.RUNNING);
    }

    /** Takes a checkpoint that covers all that was recorded. */
    void checkpoint() {
        await("the tape to be played").atMost(SOON).until(tape()::playedToTheEnd);
        await("a checkpoint")
                .atMost(SOON)
                .ignoreExceptions() // tasks may not all run yet
                .until(() -> cluster.triggerCheckpoint(running(), CheckpointType.FULL).get() >= 0);
    }

    /** Stops with a savepoint and starts with another parallelism. */
    void rescale(int parallelism, Path savepoints) throws Exception {
        start(parallelism, stop(savepoints));
    }

    /** Stops with a savepoint, and says where it is. */
    String stop(Path savepoints) throws Exception {
        await("the tape to be played").atMost(SOON).until(tape()::playedToTheEnd);
        String savepoint =
                await("a savepoint")
                        .atMost(SOON)
                        .ignoreExceptions() // tasks may not all run yet
                        .until(
                                () ->
                                        cluster.stopWithSavepoint(
                                                        running(),
                                                        false,
                                                        savepoints.toUri().toString(),
                                                        SavepointFormatType.CANONICAL)
                                                .get(),
                                path -> !path.isEmpty());
        job = null;
        return savepoint;
    }

    void cancel() throws Exception {
        if (job != null) {
            cluster.cancel(job).get();
        }
    }

    private JobID running() {
        if (job == null) {
            throw new IllegalStateException("no job runs");
        }
        return job;
    }
}
