package dev.needlewatch.standalone.flink;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Flink cluster in this JVM: one task manager, state on the heap, a checkpoint every second. */
public final class EmbeddedFlink implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int JOBS = 2;
    private static final long CLOSE_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final long LAST_CHECKPOINT_SECONDS = 2;

    private final List<JobID> jobs = new CopyOnWriteArrayList<>();
    private final MiniCluster cluster;
    private final Path checkpoints;
    private final int parallelism;

    private EmbeddedFlink(MiniCluster cluster, Path checkpoints, int parallelism) {
        this.cluster = cluster;
        this.checkpoints = checkpoints;
        this.parallelism = parallelism;
    }

    /**
     * Starts the cluster.
     *
     * @param dir where checkpoints are kept
     * @param parallelism of each job, at least 1
     */
    public static EmbeddedFlink start(Path dir, int parallelism) {
        Path checkpoints = dir.resolve("checkpoints");
        @SuppressWarnings("try") // closed by close()
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(clusterConfiguration())
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(JOBS * parallelism)
                                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                                .build());
        try {
            cluster.start();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded Flink cluster did not start", e);
        }
        return new EmbeddedFlink(cluster, checkpoints, parallelism);
    }

    /** Where Flink's own web pages are. */
    public URI web() {
        try {
            return cluster.getRestAddress().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Flink's web address is not known", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Submits a job; goes on from its latest checkpoint if there is one.
     *
     * @param name the job's name, also the folder of its checkpoints
     * @param graph adds the job's graph to an environment
     */
    public JobID submit(String name, Consumer<StreamExecutionEnvironment> graph) {
        Path folder = checkpoints.resolve(name);
        Configuration config = jobConfiguration(folder);
        config.set(PipelineOptions.NAME, name);
        LatestCheckpoint.in(folder)
                .ifPresent(
                        path ->
                                config.set(
                                        StateRecoveryOptions.SAVEPOINT_PATH,
                                        path.toUri().toString()));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
        env.setParallelism(parallelism);
        graph.accept(env);
        JobGraph job = env.getStreamGraph().getJobGraph();
        try {
            cluster.submitJob(job).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Flink refuses the job " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        jobs.add(job.getJobID());
        return job.getJobID();
    }

    /** Whether a job runs; fails if it ended. */
    public boolean running(JobID job) {
        try {
            JobStatus status = cluster.getJobStatus(job).get();
            if (status.isTerminalState()) {
                throw new IllegalStateException("a job ended: " + status);
            }
            return status == JobStatus.RUNNING;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the state of a job is not known", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Takes a last checkpoint of each job, so that the next start goes on from here, and stops. */
    @Override
    public void close() {
        List<CompletableFuture<String>> last =
                jobs.stream().map(cluster::triggerCheckpoint).toList();
        last.forEach(EmbeddedFlink::awaitCheckpoint);
        try {
            cluster.closeAsync().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the embedded Flink cluster did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitCheckpoint(CompletableFuture<String> checkpoint) {
        try {
            checkpoint.get(LAST_CHECKPOINT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("No last checkpoint of a job; the next start goes on from the one before", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Configuration clusterConfiguration() {
        Configuration c = new Configuration();
        c.set(RestOptions.BIND_PORT, "0");
        c.set(RestOptions.ADDRESS, LOOPBACK);
        c.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        c.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
        c.set(MetricOptions.REPORTERS_LIST, "board");
        c.setString("metrics.reporter.board.factory.class", CounterBoard.Factory.class.getName());
        return c;
    }

    private static Configuration jobConfiguration(Path checkpoints) {
        Configuration c = new Configuration();
        c.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        c.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        c.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        c.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        c.set(PipelineOptions.GENERIC_TYPES, false);
        c.set(PipelineOptions.OBJECT_REUSE, true);
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        c.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                Duration.ofMillis(200));
        c.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofSeconds(10));
        return c;
    }
}
