package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.PenEvent;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The record job: pens' messages and alarm events from the broker, folded to points, to the store.
 * It has a source of its own, so that a slow store never holds back an alarm.
 */
public final class RecordJob {
    /** The name Flink shows it by. */
    public static final String NAME = "needlewatch-record";

    private final Source<MqttMessage, ?, ?> source;
    private final Sink<Point> sink;
    private final DepthLimitLookup limits;
    private final WallClock clock;

    /**
     * A record job.
     *
     * @param source of the topics {@code reading}, {@code session}, {@code status}, {@code log} and
     *     {@code alarm-events}
     */
    public RecordJob(Source<MqttMessage, ?, ?> source, Sink<Point> sink, DepthLimitLookup limits) {
        this(source, sink, limits, WallClock.SYSTEM);
    }

    /** The same by a clock of one's own, which the source must share. */
    public RecordJob(
            Source<MqttMessage, ?, ?> source,
            Sink<Point> sink,
            DepthLimitLookup limits,
            WallClock clock) {
        this.source = source;
        this.sink = sink;
        this.limits = limits;
        this.clock = clock;
    }

    /** What the job wants of its environment: records handed on as they are, and never Kryo. */
    public static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        return configuration;
    }

    /** Adds the job's graph to an environment. */
    public void addTo(StreamExecutionEnvironment environment) {
        SingleOutputStreamOperator<PenEvent> decoded =
                environment
                        .fromSource(
                                source,
                                WatermarkStrategy.noWatermarks(),
                                RecordUids.SOURCE_NAME,
                                TypeInformation.of(MqttMessage.class))
                        .uid(RecordUids.SOURCE)
                        .process(new DecodeFunction(), PenEvent.TYPE)
                        .uid(RecordUids.DECODE)
                        .name(RecordUids.DECODE_NAME);
        DataStream<Point> alarms = decoded.getSideOutput(DecodeFunction.ALARM_POINTS);
        DataStream<Point> ofSessions =
                alarms.filter(AlarmPoints::ofSession)
                        .uid(RecordUids.SESSION_ALARMS)
                        .name(RecordUids.SESSION_ALARMS_NAME);
        DataStream<Point> seconds =
                decoded.keyBy(PenEvent::sessionKey, Types.STRING)
                        .connect(ofSessions.keyBy(AlarmPoints::sessionKey, Types.STRING))
                        .process(new FoldFunction(limits, clock), Point.TYPE)
                        .uid(RecordUids.FOLD)
                        .name(RecordUids.FOLD_NAME);
        seconds.union(alarms).sinkTo(sink).uid(RecordUids.SINK).name(RecordUids.SINK_NAME);
    }
}
