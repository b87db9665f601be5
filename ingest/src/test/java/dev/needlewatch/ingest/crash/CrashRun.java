package dev.needlewatch.ingest.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.MqttSourceBuilder;
import dev.needlewatch.ingest.testing.FlinkCluster;
import dev.needlewatch.ingest.testing.TcpProxy;
import dev.needlewatch.ingest.testing.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;

/** A job on a cluster, reading through a proxy what a publisher sends through it too. */
final class CrashRun implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(3);

    private final FlinkCluster cluster;
    private final TcpProxy proxy;
    private final NumberPublisher publisher;
    private final Findings findings;
    private final JobID job;

    private CrashRun(
            FlinkCluster cluster, TcpProxy proxy, Load load, Findings findings, JobID job) {
        this.cluster = cluster;
        this.proxy = proxy;
        this.findings = findings;
        this.job = job;
        publisher = new NumberPublisher(through(proxy), load);
    }

    /** What a run is made of, beside the cluster. */
    record Options(
            TestBroker broker,
            Load load,
            Duration checkpoints,
            UnaryOperator<MqttSourceBuilder> source,
            boolean broken) {
        static Options of(TestBroker broker, Load load, Duration checkpoints) {
            return new Options(broker, load, checkpoints, source -> source, false);
        }

        /** With another source than the one to be proven. */
        Options with(UnaryOperator<MqttSourceBuilder> other) {
            return new Options(broker, load, checkpoints, other, broken);
        }

        /** With a de-duplication that lets everything pass. */
        Options withoutDeduplication() {
            return new Options(broker, load, checkpoints, source, true);
        }
    }

    /** Starts the job; returns when every topic is being read. */
    static CrashRun started(FlinkCluster cluster, Options options) throws Exception {
        Load load = options.load();
        TcpProxy proxy = new TcpProxy(options.broker().settings().port());
        MqttSource source =
                options.source()
                        .apply(
                                MqttSource.builder()
                                        .broker(through(proxy))
                                        .clientIdPrefix(load.prefix())
                                        .filters(load.filters())
                                        .backOff(Duration.ofMillis(20), Duration.ofMillis(500)))
                        .build();
        Path lines = Files.createDirectory(cluster.home().resolve(load.prefix()));
        JobID job =
                cluster.submit(
                        CrashJob.build(
                                source,
                                load,
                                new CrashJob.Options(
                                        lines, options.checkpoints(), options.broken())));
        CrashRun run = new CrashRun(cluster, proxy, load, new Findings(lines, load), job);
        run.awaitReading();
        return run;
    }

    private void awaitReading() {
        await("every topic is read")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            publisher.everyTopic(Load.READY);
                            return findings.read().allTopics(Load.READY);
                        });
    }

    /** Returns when this number has come out of the job on every topic. */
    void awaitArrived(int number) {
        await("number " + number + " has come out on every topic")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> findings.read().allTopics(number));
    }

    /** Drains the job into a savepoint; the findings then hold the tallies that are in it. */
    Findings drain() throws Exception {
        String savepoint =
                cluster.client()
                        .stopWithSavepoint(
                                job, true, cluster.savepoints(), SavepointFormatType.CANONICAL)
                        .get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(savepoint).isNotEmpty();
        return findings.read();
    }

    NumberPublisher publisher() {
        return publisher;
    }

    TcpProxy proxy() {
        return proxy;
    }

    Findings findings() {
        return findings;
    }

    private static BrokerSettings through(TcpProxy proxy) {
        return BrokerSettings.parse("tcp://127.0.0.1:" + proxy.port());
    }

    @Override
    public void close() {
        publisher.close();
        proxy.close();
    }
}
