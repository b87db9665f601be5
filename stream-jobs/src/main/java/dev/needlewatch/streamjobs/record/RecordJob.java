package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.accounts.Counted;
import dev.needlewatch.streamjobs.safety.clinic.LimitsDesk;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.sink.influx.Point;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The record job: pens' messages and alarm events from the broker, folded to points, to the store.
 * It has a source of its own, so that a slow store never holds back an alarm.
 *
 * <pre>
 * broker → decode ──→ by session: fold to seconds ─→ store
 *            │ └────→ by pen: ledgers ─────────────↗
 *            ├ alarm events, the safety job's books ↗
 *            └ clinics' limits ─ broadcast ─→ fold
 * decode, fold, ledgers → the job's own books ─────↗
 * </pre>
 */
public final class RecordJob {
    /** The name Flink shows it by. */
    public static final String NAME = "needlewatch-record";

    private final Source<MqttMessage, ?, ?> source;
    private final Sink<Point> sink;
    private final WallClock clock;

    /**
     * A record job.
     *
     * @param source delivers the messages of {@link #topicFilters}
     */
    public RecordJob(Source<MqttMessage, ?, ?> source, Sink<Point> sink) {
        this(source, sink, WallClock.SYSTEM);
    }

    /** The same by a clock of one's own, which the source must share. */
    public RecordJob(Source<MqttMessage, ?, ?> source, Sink<Point> sink, WallClock clock) {
        this.source = source;
        this.sink = sink;
        this.clock = clock;
    }

    /** The topics the job listens to, of every clinic. */
    public static List<String> topicFilters() {
        return List.of(
                TopicKind.ROOT + "+/pens/+/+",
                TopicKind.ALARM_EVENTS.filter(),
                TopicKind.LIMITS.filter(),
                TopicKind.ACCOUNTS.filter());
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
        Counted books = new Counted(NAME);
        SingleOutputStreamOperator<FoldInput> decoded =
                books.process(
                                environment
                                        .fromSource(
                                                source,
                                                WatermarkStrategy.noWatermarks(),
                                                RecordUids.SOURCE_NAME,
                                                TypeInformation.of(MqttMessage.class))
                                        .uid(RecordUids.SOURCE),
                                new DecodeFunction(),
                                FoldInput.TYPE)
                        .uid(RecordUids.DECODE)
                        .name(RecordUids.DECODE_NAME);
        DataStream<Point> seconds =
                books.process(
                                decoded.keyBy(FoldInput::key, Types.STRING),
                                limits(decoded.getSideOutput(DecodeFunction.LIMITS)),
                                new FoldFunction(clock),
                                Point.TYPE)
                        .uid(RecordUids.FOLD)
                        .name(RecordUids.FOLD_NAME);
        DataStream<Point> pens =
                books.process(
                                decoded.getSideOutput(DecodeFunction.PENS)
                                        .keyBy(PenInput::key, Types.STRING),
                                new PenLedgerFunction(clock),
                                Point.TYPE)
                        .uid(RecordUids.PENS)
                        .name(RecordUids.PENS_NAME);
        seconds.union(pens, decoded.getSideOutput(DecodeFunction.POINTS), points(books))
                .sinkTo(sink)
                .uid(RecordUids.SINK)
                .name(RecordUids.SINK_NAME);
    }

    private BroadcastStream<Notice> limits(DataStream<Notice> decoded) {
        return decoded.transform(RecordUids.LIMITS_NAME, Notice.TYPE, new LimitsDesk(clock))
                .uid(RecordUids.LIMITS)
                .setParallelism(1)
                .broadcast(LimitsInForce.BY_CLINIC);
    }

    private static DataStream<Point> points(Counted books) {
        return books.accounts(RecordUids.ACCOUNTS)
                .<Point>flatMap(
                        (accounts, out) -> PipelinePoints.of(accounts, out::collect), Point.TYPE)
                .uid(RecordUids.ACCOUNT_POINTS)
                .name(RecordUids.ACCOUNT_POINTS_NAME)
                .setParallelism(1);
    }
}
