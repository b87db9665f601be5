package dev.needlewatch.ingest.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;

/**
 * A standalone Flink cluster of separate JVMs on the class path of the test, so a job needs no jar.
 * Its TaskManagers may be killed; it notices within seconds and restarts jobs at once, for ever.
 * Checkpoints go to files and state to the heap unless the job says otherwise. Kill and start on
 * one thread at a time; the rest may be used on any.
 */
public final class FlinkCluster implements AutoCloseable {
    private static final int TASK_HEAP_MB = 256;
    private static final int FRAMEWORK_HEAP_MB = 64;
    private static final int METASPACE_MB = 128;
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Path home;
    private final int slotsEach;
    private final FlinkProcess jobManager;
    private final List<FlinkProcess> taskManagers = new CopyOnWriteArrayList<>();
    private final RestClusterClient<StandaloneClusterId> client;
    private final Thread killer = new Thread(this::killAll);
    private int started;
    private boolean kept;

    private FlinkCluster(Path home, int slotsEach) throws Exception {
        this.home = home;
        this.slotsEach = slotsEach;
        Map<String, String> settings = settings();
        Files.write(
                home.resolve("config.yaml"),
                settings.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
        jobManager =
                FlinkProcess.start(
                        "jobmanager",
                        home,
                        new FlinkProcess.Program(
                                StandaloneSessionClusterEntrypoint.class.getName(),
                                List.of("-Xmx256m"),
                                List.of(
                                        "--configDir",
                                        home.toString(),
                                        "--executionMode",
                                        "cluster")));
        Runtime.getRuntime().addShutdownHook(killer);
        client =
                new RestClusterClient<>(
                        Configuration.fromMap(settings), StandaloneClusterId.getInstance());
    }

    /** Starts a JobManager and so many TaskManagers with so many slots each, and waits for them. */
    public static FlinkCluster started(int taskManagers, int slotsEach) {
        FlinkCluster cluster;
        try {
            cluster = new FlinkCluster(Files.createTempDirectory("flink"), slotsEach);
        } catch (Exception e) {
            throw new IllegalStateException("no cluster", e);
        }
        try {
            for (int i = 0; i < taskManagers; i++) {
                cluster.startTaskManager();
            }
            Awaitility.await("the TaskManagers have registered")
                    .atMost(LONG)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> cluster.registered() == taskManagers);
            return cluster;
        } catch (RuntimeException e) {
            e.addSuppressed(new IllegalStateException(cluster.logs()));
            cluster.close();
            throw e;
        }
    }

    private Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String host : List.of("jobmanager.rpc.address", "rest.address", "taskmanager.host")) {
            settings.put(host, "127.0.0.1");
        }
        for (String host :
                List.of("jobmanager.bind-host", "rest.bind-address", "taskmanager.bind-host")) {
            settings.put(host, "127.0.0.1");
        }
        settings.put("jobmanager.rpc.port", Integer.toString(FreePorts.next()));
        settings.put("rest.port", Integer.toString(FreePorts.next()));
        settings.put("taskmanager.numberOfTaskSlots", Integer.toString(slotsEach));
        settings.put("taskmanager.cpu.cores", "1.0");
        settings.put("taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP_MB + "m");
        settings.put("taskmanager.memory.framework.off-heap.size", "64m");
        settings.put("taskmanager.memory.task.heap.size", TASK_HEAP_MB + "m");
        settings.put("taskmanager.memory.task.off-heap.size", "64m");
        settings.put("taskmanager.memory.network.min", "32m");
        settings.put("taskmanager.memory.network.max", "32m");
        settings.put("taskmanager.memory.managed.size", "0m");
        settings.put("taskmanager.memory.jvm-metaspace.size", METASPACE_MB + "m");
        settings.put("taskmanager.memory.jvm-overhead.min", "64m");
        settings.put("taskmanager.memory.jvm-overhead.max", "64m");
        // A killed JVM refuses connections and is noticed by that; the time is for one that hangs.
        settings.put("heartbeat.interval", "500 ms");
        settings.put("heartbeat.timeout", "30 s");
        settings.put("cluster.registration.initial-timeout", "100 ms");
        settings.put("cluster.registration.error-delay", "500 ms");
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", Integer.toString(Integer.MAX_VALUE));
        settings.put("restart-strategy.fixed-delay.delay", "200 ms");
        settings.put("state.backend.type", "hashmap");
        settings.put("execution.checkpointing.dir", folder("checkpoints").toUri().toString());
        settings.put("execution.checkpointing.savepoint-dir", savepoints());
        settings.put("io.tmp.dirs", folder("tmp").toString());
        return settings;
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }

    private int registered() throws Exception {
        return client.getClusterOverview().get().getNumTaskManagersConnected();
    }

    /** A folder that goes with the cluster; logs, checkpoints and savepoints are in it. */
    public Path home() {
        return home;
    }

    /** Where savepoints go. */
    public String savepoints() {
        return home.resolve("savepoints").toUri().toString();
    }

    /** Asks and commands the JobManager through REST. */
    public RestClusterClient<StandaloneClusterId> client() {
        return client;
    }

    /** Submits what was built in the environment. */
    public JobID submit(StreamExecutionEnvironment job) {
        return client.submitJob(job.getStreamGraph().getJobGraph()).join();
    }

    /** How many TaskManagers are alive. */
    public int taskManagers() {
        return taskManagers.size();
    }

    /** Starts one more TaskManager; does not wait for it. */
    public void startTaskManager() {
        taskManagers.add(
                FlinkProcess.start(
                        "taskmanager-" + started++,
                        home,
                        new FlinkProcess.Program(
                                TaskManagerRunner.class.getName(),
                                List.of(
                                        "-Xmx" + (TASK_HEAP_MB + FRAMEWORK_HEAP_MB) + "m",
                                        "-XX:MaxDirectMemorySize=160m",
                                        "-XX:MaxMetaspaceSize=" + METASPACE_MB + "m"),
                                List.of("--configDir", home.toString()))));
    }

    /** Kills a TaskManager by SIGKILL, the oldest being 0; returns when it is gone. */
    public void killTaskManager(int index) {
        taskManagers.remove(index).kill();
    }

    /** Stops a TaskManager by SIGSTOP, the oldest being 0; returns when it goes on. */
    public void freezeTaskManager(int index, Duration time) {
        taskManagers.get(index).freeze(time);
    }

    /** The ends of the logs of the JVMs that should be alive. */
    public String logs() {
        return jobManager.logTail()
                + taskManagers.stream().map(FlinkProcess::logTail).collect(Collectors.joining());
    }

    /** Leaves logs and checkpoints on the disk when this is closed, for people to look at. */
    public void keepFiles() {
        kept = true;
    }

    private void killAll() {
        taskManagers.forEach(FlinkProcess::kill);
        jobManager.kill();
    }

    @Override
    public void close() {
        client.close();
        killAll();
        Runtime.getRuntime().removeShutdownHook(killer);
        if (!kept) {
            TestFiles.delete(home);
        }
    }
}
