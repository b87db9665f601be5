package dev.needlewatch.ingest.bench;

import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.MqttSourceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** A Flink job in this JVM: the source and, chained to it, an operator that tells the tally. */
final class SourceReader implements Reader {
    private static final long CHECKPOINT_MILLIS = 1_000;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final BrokerSettings broker;
    private final Tally tally;
    private final MqttSource source;
    private final JobClient job;
    private final CompletableFuture<JobExecutionResult> over;

    SourceReader(BrokerSettings broker, Tally tally, boolean keptInProcess) throws Exception {
        this.broker = broker;
        this.tally = tally;
        MqttSourceBuilder builder =
                MqttSource.builder()
                        .broker(broker)
                        .clientIdPrefix("bench-source-" + tally.run())
                        .filters(List.of(Reading.filter()));
        source = (keptInProcess ? builder.keptInProcess() : builder).build();
        Configuration configuration = new Configuration();
        configuration.setString("restart-strategy.type", "none");
        configuration.setString("pipeline.generic-types", "false");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        env.getConfig().enableObjectReuse();
        env.setBufferTimeout(1);
        env.enableCheckpointing(CHECKPOINT_MILLIS);
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "mqtt")
                .uid("mqtt")
                .flatMap(new Seen(tally.run()))
                .returns(Types.VOID)
                .uid("seen")
                .sinkTo(new DiscardingSink<>())
                .uid("nothing");
        job = env.executeAsync("bench source");
        over = job.getJobExecutionResult();
    }

    @Override
    public void check() throws Exception {
        if (over.isDone()) {
            over.get(); // throws the cause
            throw new IllegalStateException("the job has ended by itself");
        }
    }

    /** The second checkpoint from now begins after all that was seen. */
    @Override
    public void settle() {
        long covered = tally.checkpoints() + 2;
        await("two checkpoints").atMost(LONG).until(() -> tally.checkpoints() >= covered);
    }

    @Override
    public long checkpoints() {
        return tally.checkpoints();
    }

    @Override
    public void close() throws Exception {
        job.cancel().get();
        await("the job's end").atMost(LONG).until(over::isDone);
        BareReader.forget(broker, source.settings().clientId(source.settings().splits().get(0)));
    }

    /** The operator after the source; emits nothing. */
    private static final class Seen extends RichFlatMapFunction<MqttMessage, Void>
            implements CheckpointListener {
        private static final long serialVersionUID = 1;

        private final int run;
        private transient Tally tally;

        Seen(int run) {
            this.run = run;
        }

        @Override
        public void open(OpenContext context) {
            tally = Tally.of(run);
        }

        @Override
        public void flatMap(MqttMessage message, Collector<Void> out) {
            tally.seen(message.payload());
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            tally.checkpointed();
        }
    }
}
