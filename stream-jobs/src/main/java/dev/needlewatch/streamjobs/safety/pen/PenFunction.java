package dev.needlewatch.streamjobs.safety.pen;

import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.accounts.Counting;
import dev.needlewatch.streamjobs.rules.alarm.Alarms;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.pen.PenRules;
import dev.needlewatch.streamjobs.rules.pen.PenState;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.safety.flow.AlarmPublications;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.OneTimer;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.RollInput;
import dev.needlewatch.streamjobs.safety.flow.ScreenCommand;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.safety.intake.Intakes;
import dev.needlewatch.streamjobs.safety.intake.Rejections;
import dev.needlewatch.streamjobs.safety.waiting.Waiting;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.PenEvent;
import dev.needlewatch.streamjobs.types.PlayedTimers;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the rules of one pen. What it had not sent before goes on to the session it names, after
 * what the pen's own state has to say to that session.
 */
public final class PenFunction
        extends KeyedBroadcastProcessFunction<String, PenInput, Notice, SessionInput>
        implements Counting {
    private static final long serialVersionUID = 1;

    /** The pen's own alarms, and refusals, to be published. */
    public static final OutputTag<MqttPublication> ALARMS =
            new OutputTag<>("pen-alarms", MqttPublication.TYPE);

    /** For the roll of treatments. */
    public static final OutputTag<RollInput> ROLL = new OutputTag<>("roll", RollInput.TYPE);

    /** What Flink writes the state down with. */
    public static final TypeInformation<WatchedPen> STATE = TypeInformation.of(WatchedPen.class);

    static final ValueStateDescriptor<WatchedPen> PEN = new ValueStateDescriptor<>("pen", STATE);

    private final WallClock clock;

    /** By the machine's clock. */
    public PenFunction() {
        this(WallClock.SYSTEM);
    }

    /** By a clock of one's own. */
    public PenFunction(WallClock clock) {
        this.clock = clock;
    }

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<WatchedPen> pens;

    @SuppressWarnings("NullAway.Init")
    private transient PenRules rules;

    @SuppressWarnings("NullAway.Init")
    private transient Intakes intakes;

    @SuppressWarnings("NullAway.Init")
    private transient Waiting waiting;

    /** Whether the rules know since when this attempt of the job listens. */
    private transient boolean listening;

    @Override
    public void open(OpenContext context) {
        pens = getRuntimeContext().getState(PEN);
        rules = new PenRules();
        intakes = Intakes.of(getRuntimeContext().getMetricGroup());
        waiting = Waiting.in(getRuntimeContext());
    }

    @Override
    public Accounting accounting() {
        return intakes.books();
    }

    @Override
    public void processElement(PenInput input, ReadOnlyContext context, Collector<SessionInput> out)
            throws Exception {
        if (input instanceof PenInput.Probed probed) {
            out.collect(new SessionInput.Probed(probed.clinic(), probed.at()));
            return;
        }
        long now = listen(context);
        use(context);
        WatchedPen watched = pens.value();
        if (input instanceof PenInput.Standing standing) {
            standing(standing, watched, now, context, out);
            return;
        }
        if (watched == null && input instanceof PenInput.Command unknown) {
            // A command for a pen nobody knows must not make it known.
            unknown(unknown.command(), now, context);
            settle(null, now, context);
            return;
        }
        if (watched == null) {
            watched = begin(input);
        }
        PenState pen = watched.pen;
        PenTeller teller = teller(pen, now, context, out);
        if (input instanceof PenInput.Message message) {
            rules.waited(message.event().arrivedAt(), now);
            message(pen, message, teller, out);
        } else if (input instanceof PenInput.Unusable unusable) {
            rules.rejected(pen, unusable.arrivedAt(), teller);
        } else if (input instanceof PenInput.Command command) {
            command(pen, command.command(), teller, now, context);
        }
        takeUp(pen, teller, now, context);
        settle(watched, now, context);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<SessionInput> out)
            throws Exception {
        WatchedPen watched = pens.value();
        long now = listen(context);
        rules.waited(clock.played(at), now);
        use(context);
        if (watched != null) {
            PenTeller teller = teller(watched.pen, now, context, out);
            watched.timerAt = null;
            rules.tick(watched.pen, now, teller);
            takeUp(watched.pen, teller, now, context);
        }
        String owner = owner(context);
        for (ScreenCommand over : waiting.over(owner, now)) {
            refuse(over, Intake.UNKNOWN_ALARM, context);
        }
        waiting.endOrphans(owner, alarms(watched), now, each -> context.output(ALARMS, each));
        settle(watched, now, context);
    }

    /** New limits, or the beginning of an attempt: a broker may have forgotten what it kept. */
    @Override
    public void processBroadcastElement(Notice notice, Context context, Collector<SessionInput> out)
            throws Exception {
        if (notice.clinic() != null) {
            context.getBroadcastState(LimitsInForce.BY_CLINIC)
                    .put(notice.clinic(), new LimitsInForce(notice.document(), notice.at()));
        } else {
            context.applyToKeyedState(
                    PEN,
                    (key, state) ->
                            AlarmPublications.standing(
                                    state.value().pen.alarms,
                                    publication -> context.output(ALARMS, publication)));
        }
    }

    /** The wall time; pens' silence before the first is not theirs: nobody listened. */
    private long listen(ReadOnlyContext context) {
        long now = clock.played(context.timerService().currentProcessingTime());
        if (!listening) {
            listening = true;
            rules.watchingSince(now);
        }
        return now;
    }

    /** The limits that the pen's clinic has now, by name. */
    private void use(ReadOnlyContext context) throws Exception {
        LimitsInForce own =
                context.getBroadcastState(LimitsInForce.BY_CLINIC)
                        .get(PenInput.clinicOf(context.getCurrentKey()));
        rules.limits(own == null ? LimitsTable.DEFAULTS.version() : own.version());
    }

    private static WatchedPen begin(PenInput input) {
        WatchedPen watched = new WatchedPen();
        watched.pen = PenState.of(owner(input));
        return watched;
    }

    private static Owner owner(PenInput input) {
        if (input instanceof PenInput.Message message) {
            return Owner.device(message.event().clinic(), message.event().pen());
        }
        PenInput.Unusable unusable = (PenInput.Unusable) input;
        return Owner.device(unusable.clinic(), unusable.pen());
    }

    private void message(
            PenState pen, PenInput.Message message, PenTeller teller, Collector<SessionInput> out) {
        PenEvent event = message.event();
        Intake intake =
                rules.message(pen, event.message(), message.retained(), event.arrivedAt(), teller);
        boolean goesOn =
                intake != Intake.DUPLICATE
                        && (event.message() instanceof Reading
                                || event.message() instanceof SessionEvent);
        if (!goesOn) {
            intakes.count(intake, event.pen());
            return;
        }
        if (event.message() instanceof SessionEvent) {
            teller.roll(RollInput.of(event));
        }
        out.collect(new SessionInput.Message(event, intake == Intake.LATE, message.payload()));
    }

    private void command(
            PenState pen,
            ScreenCommand command,
            PenTeller teller,
            long now,
            ReadOnlyContext context)
            throws Exception {
        Intake intake = rules.command(pen, command.command(), now, teller);
        if (intake == Intake.UNKNOWN_ALARM) {
            unknown(command, now, context);
        } else if (intake.reason() != null) {
            refuse(command, intake, context);
        } else {
            intakes.count(intake, pen.alarms.owner);
        }
    }

    /** It may come ahead of what raises its alarm. */
    private void unknown(ScreenCommand command, long now, ReadOnlyContext context)
            throws Exception {
        if (!waiting.hold(command, now)) {
            refuse(command, Intake.UNKNOWN_ALARM, context);
        }
    }

    /** Commands that waited for an alarm that was raised just now. */
    private void takeUp(PenState pen, PenTeller teller, long now, ReadOnlyContext context)
            throws Exception {
        for (ScreenCommand found : waiting.found(pen.alarms, now)) {
            command(pen, found, teller, now, context);
        }
    }

    /** An alarm that stands at the broker: the pen's own, or one for a session it works in. */
    private void standing(
            PenInput.Standing standing,
            @Nullable WatchedPen watched,
            long now,
            ReadOnlyContext context,
            Collector<SessionInput> out)
            throws Exception {
        if (!standing.owner().equals(owner(context))) {
            out.collect(new SessionInput.Standing(standing.owner(), standing.alarm()));
            return;
        }
        waiting.standing(
                standing.owner(),
                standing.alarm(),
                alarms(watched),
                now,
                call -> context.output(ALARMS, call));
        settle(watched, now, context);
    }

    private static @Nullable Alarms alarms(@Nullable WatchedPen watched) {
        return watched == null ? null : watched.pen.alarms;
    }

    private PenTeller teller(
            PenState pen, long now, ReadOnlyContext context, Collector<SessionInput> out) {
        return new PenTeller(pen.alarms.clinic, now, waiting, context, out);
    }

    /** The owner of the pen's own alarms. */
    private static String owner(ReadOnlyContext context) {
        return PenInput.ownerOf(context.getCurrentKey());
    }

    private void refuse(ScreenCommand command, Intake intake, ReadOnlyContext context) {
        intakes.count(intake, command.command().alarm());
        context.output(
                ALARMS,
                Rejections.of(
                        command,
                        intake,
                        clock.played(context.timerService().currentProcessingTime())));
    }

    /** Keeps the state, or forgets it, and sees to it that a timer is set for what comes next. */
    private void settle(@Nullable WatchedPen watched, long now, ReadOnlyContext context)
            throws Exception {
        TimerService timers = PlayedTimers.of(clock, context.timerService());
        long waitingAt = waiting.dueAt(owner(context), now);
        if (watched == null || rules.forgettable(watched.pen, now)) {
            OneTimer.clear(watched == null ? null : watched.timerAt, timers);
            pens.clear();
            OneTimer.set(null, waitingAt, timers);
            return;
        }
        long due = Math.min(rules.nextTick(watched.pen), waitingAt);
        watched.timerAt = OneTimer.set(watched.timerAt, due, timers);
        pens.update(watched);
    }
}
