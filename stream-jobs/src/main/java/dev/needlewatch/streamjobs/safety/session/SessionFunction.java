package dev.needlewatch.streamjobs.safety.session;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.accounts.Counting;
import dev.needlewatch.streamjobs.rules.SessionRules;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.safety.flow.ClinicInput;
import dev.needlewatch.streamjobs.safety.flow.HighAlarm;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.OneTimer;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.safety.intake.Intakes;
import dev.needlewatch.streamjobs.safety.intake.Rejections;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Feeds the rules of one session (or of one pen's readings that name none) and publishes what they
 * say: alarms at once, snapshots at most twice a second. Judges by the clinic's own limits as soon
 * as they are known, until then by the defaults.
 */
public final class SessionFunction
        extends KeyedBroadcastProcessFunction<String, SessionInput, Notice, MqttPublication>
        implements Counting {
    private static final long serialVersionUID = 1;

    /** For the clinic's function: signs of life, and which limits are judged by. */
    public static final OutputTag<ClinicInput> CLINIC = new OutputTag<>("clinic", ClinicInput.TYPE);

    /** For the interlock. */
    public static final OutputTag<HighAlarm> HIGH = new OutputTag<>("high", HighAlarm.TYPE);

    /** What Flink writes the state down with. */
    public static final TypeInformation<WatchedSession> STATE =
            TypeInformation.of(WatchedSession.class);

    static final ValueStateDescriptor<WatchedSession> SESSION =
            new ValueStateDescriptor<>("session", STATE);

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<WatchedSession> sessions;

    @SuppressWarnings("NullAway.Init")
    private transient SessionRules rules;

    @SuppressWarnings("NullAway.Init")
    private transient Intakes intakes;

    @SuppressWarnings("NullAway.Init")
    private transient Limits limits;

    @Override
    public void open(OpenContext context) {
        sessions = getRuntimeContext().getState(SESSION);
        rules = new SessionRules();
        intakes = Intakes.of(getRuntimeContext().getMetricGroup());
        limits = new Limits(getRuntimeContext().getTaskInfo());
    }

    @Override
    public Accounting accounting() {
        return intakes.books();
    }

    @Override
    public void processElement(
            SessionInput input, ReadOnlyContext context, Collector<MqttPublication> out)
            throws Exception {
        if (input instanceof SessionInput.Probed probed) {
            context.output(CLINIC, ClinicInput.probed(probed.clinic(), probed.at()));
            return;
        }
        long now = context.timerService().currentProcessingTime();
        WatchedSession watched = sessions.value();
        if (watched == null && input instanceof SessionInput.Command unknown) {
            // A command for a session nobody knows must not make it known.
            refuse(unknown, Intake.UNKNOWN_ALARM, now, out);
            return;
        }
        if (watched == null) {
            watched = SessionShow.begin(Owner.parse(context.getCurrentKey()));
        }
        boolean wasOpen = SessionShow.open(watched);
        LimitsTable table = use(watched, context.getBroadcastState(LimitsInForce.BY_CLINIC));
        Intake intake = judge(watched, input, now, out);
        if (intake != Intake.DUPLICATE && intake.reason() == null) {
            watched.changed = true;
        }
        boolean turned = wasOpen != SessionShow.open(watched);
        SessionShow.show(watched, table, now, turned, out);
        if (watched.snapshotAt == now && (wasOpen || turned)) {
            pulse(watched, context);
        }
        HighAlarms.tell(watched, table.interlock(), now, high -> context.output(HIGH, high));
        settle(watched, now, context.timerService());
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<MqttPublication> out)
            throws Exception {
        WatchedSession watched = sessions.value();
        if (watched == null) {
            return;
        }
        long now = context.timerService().currentProcessingTime();
        boolean wasOpen = SessionShow.open(watched);
        watched.timerAt = null;
        LimitsTable table = use(watched, context.getBroadcastState(LimitsInForce.BY_CLINIC));
        rules.tick(watched.session, now, SessionShow.alarms(watched, out));
        boolean turned = wasOpen != SessionShow.open(watched);
        SessionShow.show(watched, table, now, turned, out);
        if (wasOpen && (watched.snapshotAt == now || turned)) {
            pulse(watched, context);
        }
        HighAlarms.tell(watched, table.interlock(), now, high -> context.output(HIGH, high));
        settle(watched, now, context.timerService());
    }

    /** New limits, or the beginning of an attempt: a broker may have forgotten what it kept. */
    @Override
    public void processBroadcastElement(
            Notice notice, Context context, Collector<MqttPublication> out) throws Exception {
        BroadcastState<String, LimitsInForce> known =
                context.getBroadcastState(LimitsInForce.BY_CLINIC);
        limits.heard(notice, known, report -> context.output(CLINIC, report));
        if (notice.clinic() == null) {
            long now = context.currentProcessingTime();
            context.applyToKeyedState(
                    SESSION,
                    (key, state) -> {
                        WatchedSession watched = state.value();
                        SessionShow.again(
                                watched, limits.of(watched.session.alarms.clinic, known), now, out);
                    });
        }
    }

    private LimitsTable use(
            WatchedSession watched, ReadOnlyBroadcastState<String, LimitsInForce> known)
            throws Exception {
        LimitsTable table = limits.of(watched.session.alarms.clinic, known);
        rules.limits(table);
        return table;
    }

    private Intake judge(
            WatchedSession watched, SessionInput input, long now, Collector<MqttPublication> out) {
        SessionState state = watched.session;
        if (input instanceof SessionInput.Message message) {
            Intake intake = message(watched, message, now, out);
            intakes.count(intake, message.event().pen());
            return intake;
        }
        if (input instanceof SessionInput.Signed signed) {
            rules.sign(state, signed.sign(), now, SessionShow.alarms(watched, out));
        } else if (input instanceof SessionInput.Found found) {
            rules.finding(state, found.finding(), now, SessionShow.alarms(watched, out));
        } else if (input instanceof SessionInput.Command command) {
            Intake intake =
                    rules.command(
                            state,
                            command.command().command(),
                            now,
                            SessionShow.alarms(watched, out));
            if (intake.reason() != null) {
                refuse(command, intake, now, out);
            } else {
                intakes.count(intake, command.command().command().alarm());
            }
            return intake;
        }
        return Intake.ACCEPTED;
    }

    private Intake message(
            WatchedSession watched,
            SessionInput.Message message,
            long now,
            Collector<MqttPublication> out) {
        PenEvent event = message.event();
        if (event.message() instanceof Reading reading) {
            watched.readings++;
            watched.lagMs = Math.max(watched.lagMs, now - event.arrivedAt());
            Consumer<Alarm> alarms = SessionShow.alarms(watched, out);
            SessionState state = watched.session;
            long came = event.arrivedAt();
            return message.late()
                    ? rules.lateReading(state, event.pen(), reading, came, alarms)
                    : rules.reading(state, event.pen(), reading, came, alarms);
        }
        Intake intake =
                rules.event(
                        watched.session,
                        event.pen(),
                        (SessionEvent) event.message(),
                        event.arrivedAt(),
                        SessionShow.alarms(watched, out));
        if (intake.reason() != null) {
            out.collect(
                    Rejections.of(event, Objects.requireNonNull(message.payload()), intake, now));
        }
        return intake;
    }

    private void refuse(
            SessionInput.Command command, Intake intake, long now, Collector<MqttPublication> out) {
        intakes.count(intake, command.command().command().alarm());
        out.collect(Rejections.of(command.command(), intake, now));
    }

    private static void pulse(WatchedSession watched, ReadOnlyContext context) {
        context.output(
                CLINIC, ClinicInput.of(watched.session.alarms.clinic, SessionShow.pulse(watched)));
    }

    /** Keeps the state, or forgets it, and sees to it that a timer is set for what comes next. */
    private void settle(WatchedSession watched, long now, TimerService timers) throws Exception {
        if (rules.forgettable(watched.session, now)) {
            OneTimer.clear(watched.timerAt, timers);
            sessions.clear();
            return;
        }
        long due = Math.min(rules.nextTick(watched.session), SessionShow.dueAt(watched));
        watched.timerAt = OneTimer.set(watched.timerAt, due, timers);
        sessions.update(watched);
    }
}
