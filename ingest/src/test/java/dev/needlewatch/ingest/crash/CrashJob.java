package dev.needlewatch.ingest.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttSource;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job that is to survive: source, keyed de-duplication, keyed tally, files. */
final class CrashJob {
    private CrashJob() {}

    /**
     * How the job is built.
     *
     * @param lines the folder its sink writes to
     * @param broken whether the de-duplication lets everything pass
     */
    record Options(Path lines, Duration checkpoints, boolean broken) {}

    static StreamExecutionEnvironment build(MqttSource source, Load load, Options options) {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        env.enableCheckpointing(options.checkpoints().toMillis());
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "mqtt")
                .uid("mqtt")
                .map(new Read())
                .uid("read")
                .keyBy(Line::topic)
                .process(new Deduplicate(load.numbers(), options.broken()))
                .uid("deduplicate")
                .keyBy(line -> line.number() % Tally.KEYS)
                .process(new Tally(load.topics(), load.numbers()))
                .uid("tally")
                .sinkTo(new LineSink(options.lines().toString()))
                .uid("lines");
        return env;
    }

    /** Takes topic and number out of a message. */
    private static final class Read implements MapFunction<MqttMessage, Line> {
        @Override
        public Line map(MqttMessage message) {
            String topic = message.topic();
            return new Line(
                    Integer.parseInt(topic.substring(topic.lastIndexOf('/') + 1)),
                    Integer.parseInt(new String(message.payload(), UTF_8)),
                    0);
        }
    }
}
