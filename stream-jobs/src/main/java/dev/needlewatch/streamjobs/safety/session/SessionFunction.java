package dev.needlewatch.streamjobs.safety.session;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.accounts.Counting;
import dev.needlewatch.streamjobs.rules.SessionRules;
import dev.needlewatch.streamjobs.rules.alarm.Alarms;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.safety.flow.ClinicInput;
import dev.needlewatch.streamjobs.safety.flow.HighAlarm;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.OneTimer;
import dev.needlewatch.streamjobs.safety.flow.Pulse;
import dev.needlewatch.streamjobs.safety.flow.ScreenCommand;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.safety.intake.Intakes;
import dev.needlewatch.streamjobs.safety.intake.Rejections;
import dev.needlewatch.streamjobs.safety.waiting.Waiting;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.PenEvent;
import dev.needlewatch.streamjobs.types.PlayedTimers;
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
import org.jspecify.annotations.Nullable;

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

    private final WallClock clock;

    /** By the machine's clock. */
    public SessionFunction() {
        this(WallClock.SYSTEM);
    }

    /** By a clock of one's own. */
    public SessionFunction(WallClock clock) {
        this.clock = clock;
    }

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<WatchedSession> sessions;

    @SuppressWarnings("NullAway.Init")
    private transient SessionRules rules;

    @SuppressWarnings("NullAway.Init")
    private transient Intakes intakes;

    @SuppressWarnings("NullAway.Init")
    private transient Limits limits;

    @SuppressWarnings("NullAway.Init")
    private transient Waiting waiting;

    @SuppressWarnings("NullAway.Init")
    private transient SessionShow show;

    @Override
    public void open(OpenContext context) {
        sessions = getRuntimeContext().getState(SESSION);
        rules = new SessionRules();
        intakes = Intakes.of(getRuntimeContext().getMetricGroup());
        limits = new Limits(getRuntimeContext().getTaskInfo());
        waiting = Waiting.in(getRuntimeContext());
        show = new SessionShow(clock);
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
        long now = clock.played(context.timerService().currentProcessingTime());
        WatchedSession watched = sessions.value();
        if (input instanceof SessionInput.Standing standing) {
            waiting.standing(standing.key(), standing.alarm(), alarms(watched), now, out::collect);
            settle(watched, now, context);
            return;
        }
        if (watched == null && input instanceof SessionInput.Command unknown) {
            // A command for a session nobody knows must not make it known.
            unknown(unknown.command(), now, out);
            settle(null, now, context);
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
        takeUp(watched, now, out);
        boolean turned = wasOpen != SessionShow.open(watched);
        show.show(watched, table, now, turned, out);
        if (show.pulses(watched, now) && (wasOpen || turned)) {
            pulse(watched, now, context);
        }
        HighAlarms.tell(watched, table.interlock(), now, high -> context.output(HIGH, high));
        settle(watched, now, context);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<MqttPublication> out)
            throws Exception {
        WatchedSession watched = sessions.value();
        long now = clock.played(context.timerService().currentProcessingTime());
        if (watched != null) {
            tick(watched, now, context, out);
        }
        for (ScreenCommand over : waiting.over(context.getCurrentKey(), now)) {
            refuse(over, Intake.UNKNOWN_ALARM, now, out);
        }
        endOrphans(watched, now, context, out);
        settle(watched, now, context);
    }

    private void tick(
            WatchedSession watched,
            long now,
            ReadOnlyContext context,
            Collector<MqttPublication> out)
            throws Exception {
        boolean wasOpen = SessionShow.open(watched);
        watched.timerAt = null;
        LimitsTable table = use(watched, context.getBroadcastState(LimitsInForce.BY_CLINIC));
        rules.tick(watched.session, now, alarms(watched, out));
        takeUp(watched, now, out);
        boolean turned = wasOpen != SessionShow.open(watched);
        show.show(watched, table, now, turned, out);
        if (wasOpen && (show.pulses(watched, now) || turned)) {
            pulse(watched, now, context);
        }
        HighAlarms.tell(watched, table.interlock(), now, high -> context.output(HIGH, high));
    }

    /** What stands at the broker and nobody knows; pens that it halted are let go on. */
    private void endOrphans(
            @Nullable WatchedSession watched,
            long now,
            ReadOnlyContext context,
            Collector<MqttPublication> out)
            throws Exception {
        for (Alarm over :
                waiting.endOrphans(context.getCurrentKey(), alarms(watched), now, out::collect)) {
            LimitsTable table =
                    limits.of(over.clinic(), context.getBroadcastState(LimitsInForce.BY_CLINIC));
            if (table.interlock()) {
                HighAlarms.over(over, watched, now, high -> context.output(HIGH, high));
            }
        }
    }

    /** New limits, or the beginning of an attempt: a broker may have forgotten what it kept. */
    @Override
    public void processBroadcastElement(
            Notice notice, Context context, Collector<MqttPublication> out) throws Exception {
        BroadcastState<String, LimitsInForce> known =
                context.getBroadcastState(LimitsInForce.BY_CLINIC);
        limits.heard(notice, known, report -> context.output(CLINIC, report));
        if (notice.clinic() == null) {
            long now = clock.played(context.currentProcessingTime());
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
            WatchedSession watched, SessionInput input, long now, Collector<MqttPublication> out)
            throws Exception {
        SessionState state = watched.session;
        if (input instanceof SessionInput.Message message) {
            Intake intake = message(watched, message, now, out);
            intakes.count(intake, message.event().pen());
            return intake;
        }
        if (input instanceof SessionInput.Signed signed) {
            rules.sign(state, signed.sign(), now, alarms(watched, out));
        } else if (input instanceof SessionInput.Found found) {
            rules.finding(state, found.finding(), now, alarms(watched, out));
        } else if (input instanceof SessionInput.Command command) {
            return command(watched, command.command(), now, out);
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
            Consumer<Alarm> alarms = alarms(watched, out);
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
                        alarms(watched, out));
        if (intake.reason() != null) {
            out.collect(
                    Rejections.of(event, Objects.requireNonNull(message.payload()), intake, now));
        }
        return intake;
    }

    private Intake command(
            WatchedSession watched, ScreenCommand command, long now, Collector<MqttPublication> out)
            throws Exception {
        Intake intake =
                rules.command(watched.session, command.command(), now, alarms(watched, out));
        if (intake == Intake.UNKNOWN_ALARM) {
            unknown(command, now, out);
        } else if (intake.reason() != null) {
            refuse(command, intake, now, out);
        } else {
            intakes.count(intake, command.command().alarm());
        }
        return intake;
    }

    /** It may come ahead of what raises its alarm. */
    private void unknown(ScreenCommand command, long now, Collector<MqttPublication> out)
            throws Exception {
        if (!waiting.hold(command, now)) {
            refuse(command, Intake.UNKNOWN_ALARM, now, out);
        }
    }

    /** Commands that waited for an alarm that was raised just now. */
    private void takeUp(WatchedSession watched, long now, Collector<MqttPublication> out)
            throws Exception {
        for (ScreenCommand found : waiting.found(watched.session.alarms, now)) {
            command(watched, found, now, out);
        }
    }

    private static @Nullable Alarms alarms(@Nullable WatchedSession watched) {
        return watched == null ? null : watched.session.alarms;
    }

    private Consumer<Alarm> alarms(WatchedSession watched, Collector<MqttPublication> out) {
        Consumer<Alarm> publish = SessionShow.alarms(watched, out);
        return alarm -> {
            waiting.heardOf(alarm);
            publish.accept(alarm);
        };
    }

    private void refuse(
            ScreenCommand command, Intake intake, long now, Collector<MqttPublication> out) {
        intakes.count(intake, command.command().alarm());
        out.collect(Rejections.of(command, intake, now));
    }

    private static void pulse(WatchedSession watched, long now, ReadOnlyContext context) {
        Pulse pulse = SessionShow.pulse(watched, now);
        context.output(CLINIC, ClinicInput.of(watched.session.alarms.clinic, pulse));
    }

    /** Keeps the state, or forgets it, and sees to it that a timer is set for what comes next. */
    private void settle(@Nullable WatchedSession watched, long now, ReadOnlyContext context)
            throws Exception {
        TimerService timers = PlayedTimers.of(clock, context.timerService());
        long waitingAt = waiting.dueAt(context.getCurrentKey(), now);
        if (watched == null || rules.forgettable(watched.session, now)) {
            OneTimer.clear(watched == null ? null : watched.timerAt, timers);
            sessions.clear();
            OneTimer.set(null, waitingAt, timers);
            return;
        }
        long due = Math.min(rules.nextTick(watched.session), show.dueAt(watched));
        watched.timerAt = OneTimer.set(watched.timerAt, Math.min(due, waitingAt), timers);
        sessions.update(watched);
    }
}
