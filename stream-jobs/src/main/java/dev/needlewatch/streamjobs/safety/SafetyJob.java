package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The safety job. No database, no window, no watermark stands between a reading and its alarm:
 *
 * <pre>
 * pens, screens → decode → by session → rules → alarms, snapshots
 *                    ↓                    ↓
 *                rejected            by clinic → beats
 * </pre>
 */
public final class SafetyJob {
    /** The job's name, and the beginning of its MQTT client ids. */
    public static final String NAME = "needlewatch-safety";

    /** The longest a record waits for others before it is sent on, ms. */
    private static final long BUFFER_TIMEOUT_MS = 1;

    private final Source<MqttMessage, ?, ?> source;
    private final Sink<MqttPublication> alarms;
    private final Sink<MqttPublication> notices;

    /**
     * A job between a source and two sinks.
     *
     * @param source delivers the messages of {@link #topicFilters}
     * @param alarms takes alarms and snapshots
     * @param notices takes rejections and monitoring beats
     */
    public SafetyJob(
            Source<MqttMessage, ?, ?> source,
            Sink<MqttPublication> alarms,
            Sink<MqttPublication> notices) {
        this.source = source;
        this.alarms = alarms;
        this.notices = notices;
    }

    /** The topics the job listens to, of every clinic. */
    public static List<String> topicFilters() {
        return List.of(TopicKind.ROOT + "+/pens/+/+", TopicKind.ALARM_COMMANDS.filter());
    }

    /** Builds the graph. */
    public void build(StreamExecutionEnvironment env) {
        env.setBufferTimeout(BUFFER_TIMEOUT_MS);
        env.getConfig().enableObjectReuse();

        SingleOutputStreamOperator<SafetyInput> inputs =
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "pens and screens")
                        .uid(SafetyUids.SOURCE)
                        .process(new DecodeFunction())
                        .returns(SafetyTypes.INPUT)
                        .name("decode")
                        .uid(SafetyUids.DECODE);

        SingleOutputStreamOperator<MqttPublication> judged =
                inputs.keyBy(SafetyInput::owner)
                        .process(new SessionFunction())
                        .returns(SafetyTypes.PUBLICATION)
                        .name("rules by session")
                        .uid(SafetyUids.SESSIONS);

        SingleOutputStreamOperator<MqttPublication> beats =
                judged.getSideOutput(SessionFunction.PULSE)
                        .keyBy(Pulse::clinic)
                        .process(new MonitoringFunction())
                        .returns(SafetyTypes.PUBLICATION)
                        .name("beat by clinic")
                        .uid(SafetyUids.MONITORING);

        judged.sinkTo(alarms).name("alarms and snapshots").uid(SafetyUids.ALARM_SINK);
        inputs.getSideOutput(DecodeFunction.REJECTED)
                .union(beats)
                .sinkTo(notices)
                .name("rejections and beats")
                .uid(SafetyUids.NOTICE_SINK);
    }
}
