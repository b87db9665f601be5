package dev.needlewatch.standalone;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.MqttSourceBuilder;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.flink.CounterBoard;
import dev.needlewatch.standalone.flink.EmbeddedFlink;
import dev.needlewatch.streamjobs.record.RecordJob;
import dev.needlewatch.streamjobs.safety.SafetyJob;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import dev.needlewatch.streamjobs.sink.influx.InfluxSink;
import dev.needlewatch.streamjobs.sink.mqtt.MqttSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;

/** The two jobs, each with MQTT sessions of its own, on the embedded cluster. */
final class Jobs {
    private static final Duration START = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    private Jobs() {}

    /**
     * What the jobs stand between.
     *
     * @param embedded whether the broker is in this process
     * @param clock what both take for wall time
     */
    record Ends(BrokerSettings broker, boolean embedded, InfluxSettings store, WallClock clock) {}

    /** Submits both and waits until both listen to the broker. */
    static void start(EmbeddedFlink flink, Ends ends) {
        BrokerSettings broker = ends.broker();
        JobID safety =
                flink.submit(
                        SafetyJob.NAME,
                        env ->
                                new SafetyJob(
                                                source(
                                                        ends,
                                                        SafetyJob.NAME,
                                                        SafetyJob.topicFilters()),
                                                standing(ends),
                                                new MqttSink(broker, SafetyJob.NAME + "-alarms"),
                                                new MqttSink(broker, SafetyJob.NAME + "-notices"),
                                                ends.clock())
                                        .build(env));
        JobID record =
                flink.submit(
                        RecordJob.NAME,
                        env ->
                                new RecordJob(
                                                source(
                                                        ends,
                                                        RecordJob.NAME,
                                                        RecordJob.topicFilters()),
                                                new InfluxSink(ends.store()),
                                                ends.clock())
                                        .addTo(env));
        awaitListening(
                flink,
                safety,
                SafetyJob.NAME,
                SafetyJob.topicFilters().size() + SafetyJob.standingFilters().size());
        awaitListening(flink, record, RecordJob.NAME, RecordJob.topicFilters().size());
    }

    private static MqttSource source(Ends ends, String job, List<String> filters) {
        return builder(ends, job, filters).build();
    }

    private static MqttSource standing(Ends ends) {
        return builder(ends, SafetyJob.NAME + "-standing", SafetyJob.standingFilters())
                .retainedAnew()
                .build();
    }

    private static MqttSourceBuilder builder(Ends ends, String prefix, List<String> filters) {
        MqttSourceBuilder source =
                MqttSource.builder()
                        .broker(ends.broker())
                        .clientIdPrefix(prefix)
                        .filters(filters)
                        .clock(ends.clock());
        return ends.embedded() ? source.keptInProcess() : source;
    }

    private static void awaitListening(EmbeddedFlink flink, JobID job, String name, int sessions) {
        long deadline = System.nanoTime() + START.toNanos();
        while (!flink.running(job) || !listening(name, sessions)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the job " + name + " does not listen to the broker after " + START);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** The source's own word, after the broker granted the subscription. */
    private static boolean listening(String job, int sessions) {
        Double connected = CounterBoard.get().sourceGauge(job, "connected");
        return connected != null && connected >= sessions;
    }
}
