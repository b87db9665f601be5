package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.accounts.Counted;
import dev.needlewatch.streamjobs.safety.clinic.ClinicFunction;
import dev.needlewatch.streamjobs.safety.clinic.InterlockFunction;
import dev.needlewatch.streamjobs.safety.clinic.LimitsDesk;
import dev.needlewatch.streamjobs.safety.flow.CartridgeInput;
import dev.needlewatch.streamjobs.safety.flow.ClientInput;
import dev.needlewatch.streamjobs.safety.flow.ClinicInput;
import dev.needlewatch.streamjobs.safety.flow.HighAlarm;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.RollInput;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.safety.history.CartridgeFunction;
import dev.needlewatch.streamjobs.safety.history.ClientFunction;
import dev.needlewatch.streamjobs.safety.history.RollFunction;
import dev.needlewatch.streamjobs.safety.intake.DecodeFunction;
import dev.needlewatch.streamjobs.safety.intake.StandingFunction;
import dev.needlewatch.streamjobs.safety.pen.PenFunction;
import dev.needlewatch.streamjobs.safety.session.SessionFunction;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
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
 * The safety job. No database, no window, no watermark stands between a reading and its alarm:
 *
 * <pre>
 * pens, screens → decode → by pen ──────────────────────────────→ by session → alarms, snapshots
 *                          │ └→ by session: roll → by client ────↗   │
 *                          │                     → by cartridge ─↗   ├→ by clinic → beats, limits
 *                          └→ the pen's own alarms                   └→ by pen → halt, resume
 * clinics' limits ─ broadcast ─→ by pen, by session
 * what stands retained on alarms' topics → by pen → by session: whose is it?
 * decode, by pen, by session → accounts
 * </pre>
 */
public final class SafetyJob {
    /** The job's name, and the beginning of its MQTT client ids. */
    public static final String NAME = "needlewatch-safety";

    /** The longest a record waits for others before it is sent on, ms. */
    private static final long BUFFER_TIMEOUT_MS = 1;

    private final Source<MqttMessage, ?, ?> source;
    private final Source<MqttMessage, ?, ?> standing;
    private final Sink<MqttPublication> alarms;
    private final Sink<MqttPublication> notices;
    private final WallClock clock;

    /**
     * A job between two sources and two sinks.
     *
     * @param source delivers the messages of {@link #topicFilters}
     * @param standing delivers those of {@link #standingFilters}, to each attempt of the job anew
     * @param alarms takes the alarms and snapshots of sessions
     * @param notices takes all else: pens' own alarms, commands to pens, rejections, beats
     */
    public SafetyJob(
            Source<MqttMessage, ?, ?> source,
            Source<MqttMessage, ?, ?> standing,
            Sink<MqttPublication> alarms,
            Sink<MqttPublication> notices) {
        this(source, standing, alarms, notices, WallClock.SYSTEM);
    }

    /** The same by a clock of one's own, which the source must share. */
    public SafetyJob(
            Source<MqttMessage, ?, ?> source,
            Source<MqttMessage, ?, ?> standing,
            Sink<MqttPublication> alarms,
            Sink<MqttPublication> notices,
            WallClock clock) {
        this.source = source;
        this.standing = standing;
        this.alarms = alarms;
        this.notices = notices;
        this.clock = clock;
    }

    /** The topics the job listens to, of every clinic. */
    public static List<String> topicFilters() {
        return List.of(
                TopicKind.ROOT + "+/pens/+/+",
                TopicKind.ALARM_COMMANDS.filter(),
                TopicKind.LIMITS.filter());
    }

    /** Where alarms stand retained: what an attempt that ended left there, and nobody knows. */
    public static List<String> standingFilters() {
        return List.of(TopicKind.ALARM.filter());
    }

    /** Builds the graph. */
    public void build(StreamExecutionEnvironment env) {
        configure(env);
        Counted books = new Counted(NAME);
        SingleOutputStreamOperator<PenInput> decoded = decoded(env, books);
        BroadcastStream<Notice> limits = limits(decoded.getSideOutput(DecodeFunction.LIMITS));

        SingleOutputStreamOperator<SessionInput> byPen =
                books.process(
                                decoded.union(standing(env)).keyBy(PenInput::key, Types.STRING),
                                limits,
                                new PenFunction(clock),
                                SessionInput.TYPE)
                        .name("by pen")
                        .uid(SafetyUids.PENS);

        SingleOutputStreamOperator<MqttPublication> bySession =
                books.process(
                                byPen.union(decoded.getSideOutput(DecodeFunction.COMMANDS))
                                        .union(histories(byPen.getSideOutput(PenFunction.ROLL)))
                                        .keyBy(SessionInput::key, Types.STRING),
                                limits,
                                new SessionFunction(clock),
                                MqttPublication.TYPE)
                        .name("by session")
                        .uid(SafetyUids.SESSIONS);

        bySession.sinkTo(alarms).name("alarms and snapshots").uid(SafetyUids.ALARM_SINK);
        byPen.getSideOutput(PenFunction.ALARMS)
                .union(interlock(bySession.getSideOutput(SessionFunction.HIGH)))
                .union(byClinic(bySession.getSideOutput(SessionFunction.CLINIC)))
                .union(decoded.getSideOutput(DecodeFunction.REJECTED))
                .union(told(books))
                .sinkTo(notices)
                .name("notices")
                .uid(SafetyUids.NOTICE_SINK);
    }

    /** What stands at the broker, to be brought before its owners. */
    private DataStream<PenInput> standing(StreamExecutionEnvironment env) {
        return env.fromSource(standing, WatermarkStrategy.noWatermarks(), "standing alarms")
                .uid(SafetyUids.STANDING)
                .process(new StandingFunction(), PenInput.TYPE)
                .name("decode standing alarms")
                .uid(SafetyUids.DECODE_STANDING);
    }

    private SingleOutputStreamOperator<PenInput> decoded(
            StreamExecutionEnvironment env, Counted books) {
        DataStream<MqttMessage> messages =
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "pens and screens")
                        .uid(SafetyUids.SOURCE);
        return books.process(messages, new DecodeFunction(), PenInput.TYPE)
                .name("decode")
                .uid(SafetyUids.DECODE);
    }

    /** The job's books, for the record job: this one writes to no store. */
    private static DataStream<MqttPublication> told(Counted books) {
        return books.accounts(SafetyUids.ACCOUNTS)
                .map(SafetyJob::publication, MqttPublication.TYPE)
                .name("accounts published")
                .uid(SafetyUids.ACCOUNTS_PUBLISHED)
                .setParallelism(1);
    }

    private static MqttPublication publication(JobAccounts accounts) {
        return MqttPublication.of(
                Topic.of(JobAccounts.CLINIC, TopicKind.ACCOUNTS), SystemCodec.encode(accounts));
    }

    /** Beats, and which limits are in force. */
    private DataStream<MqttPublication> byClinic(DataStream<ClinicInput> told) {
        return told.keyBy(ClinicInput::clinic, Types.STRING)
                .process(new ClinicFunction(clock), MqttPublication.TYPE)
                .name("by clinic")
                .uid(SafetyUids.CLINICS);
    }

    /** Halt and resume, by pen. */
    private static DataStream<MqttPublication> interlock(DataStream<HighAlarm> told) {
        return told.keyBy(HighAlarm::key, Types.STRING)
                .process(new InterlockFunction(), MqttPublication.TYPE)
                .name("interlock")
                .uid(SafetyUids.INTERLOCK);
    }

    /** What clients' and cartridges' histories find for a session. */
    private DataStream<SessionInput> histories(DataStream<RollInput> told) {
        SingleOutputStreamOperator<ClientInput> roll =
                told.keyBy(RollInput::key, Types.STRING)
                        .process(new RollFunction(clock), ClientInput.TYPE)
                        .name("roll")
                        .uid(SafetyUids.ROLL);
        SingleOutputStreamOperator<SessionInput> byClient =
                roll.keyBy(ClientInput::key, Types.STRING)
                        .process(new ClientFunction(), SessionInput.TYPE)
                        .name("by client")
                        .uid(SafetyUids.CLIENTS);
        SingleOutputStreamOperator<SessionInput> byCartridge =
                roll.getSideOutput(RollFunction.CARTRIDGES)
                        .keyBy(CartridgeInput::key, Types.STRING)
                        .process(new CartridgeFunction(), SessionInput.TYPE)
                        .name("by cartridge")
                        .uid(SafetyUids.CARTRIDGES);
        return byClient.union(byCartridge);
    }

    /** Records are handed on as they are, at once, and never by Kryo. */
    private static void configure(StreamExecutionEnvironment env) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        env.configure(configuration);
        env.setBufferTimeout(BUFFER_TIMEOUT_MS);
    }

    /** Through one instance, so that all hear them in one order. */
    private BroadcastStream<Notice> limits(DataStream<Notice> decoded) {
        return decoded.transform("limits", Notice.TYPE, new LimitsDesk(clock))
                .uid(SafetyUids.LIMITS)
                .setParallelism(1)
                .broadcast(LimitsInForce.BY_CLINIC);
    }
}
