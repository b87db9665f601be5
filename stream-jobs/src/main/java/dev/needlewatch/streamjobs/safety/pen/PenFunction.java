package dev.needlewatch.streamjobs.safety.pen;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.accounts.Counting;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.pen.PenRules;
import dev.needlewatch.streamjobs.rules.pen.PenState;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.safety.flow.AlarmPublications;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.OneTimer;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.RollInput;
import dev.needlewatch.streamjobs.safety.flow.ScreenCommand;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.safety.intake.Intakes;
import dev.needlewatch.streamjobs.safety.intake.Rejections;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.PenEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

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

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<WatchedPen> pens;

    @SuppressWarnings("NullAway.Init")
    private transient PenRules rules;

    @SuppressWarnings("NullAway.Init")
    private transient Intakes intakes;

    /** Whether the rules know since when this attempt of the job listens. */
    private transient boolean listening;

    @Override
    public void open(OpenContext context) {
        pens = getRuntimeContext().getState(PEN);
        rules = new PenRules();
        intakes = Intakes.of(getRuntimeContext().getMetricGroup());
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
        WatchedPen watched = pens.value();
        if (watched == null && input instanceof PenInput.Command unknown) {
            // A command for a pen nobody knows must not make it known.
            refuse(unknown.command(), Intake.UNKNOWN_ALARM, context);
            return;
        }
        if (watched == null) {
            watched = begin(input);
        }
        PenState pen = watched.pen;
        PenTeller teller = new PenTeller(pen.alarms.clinic, now, context, out);
        if (input instanceof PenInput.Message message) {
            message(pen, message, teller, out);
        } else if (input instanceof PenInput.Unusable unusable) {
            rules.rejected(pen, unusable.arrivedAt(), teller);
        } else if (input instanceof PenInput.Command command) {
            Intake intake = rules.command(pen, command.command().command(), now, teller);
            if (intake.reason() != null) {
                refuse(command.command(), intake, context);
            } else {
                intakes.count(intake, pen.alarms.owner);
            }
        }
        settle(watched, now, context.timerService());
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<SessionInput> out)
            throws Exception {
        WatchedPen watched = pens.value();
        if (watched == null) {
            return;
        }
        long now = listen(context);
        watched.timerAt = null;
        rules.tick(watched.pen, now, new PenTeller(watched.pen.alarms.clinic, now, context, out));
        settle(watched, now, context.timerService());
    }

    /** The beginning of an attempt: a broker may have forgotten what it kept. */
    @Override
    public void processBroadcastElement(Notice notice, Context context, Collector<SessionInput> out)
            throws Exception {
        if (notice.clinic() == null) {
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
        long now = context.timerService().currentProcessingTime();
        if (!listening) {
            listening = true;
            rules.watchingSince(now);
        }
        return now;
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

    private void refuse(ScreenCommand command, Intake intake, ReadOnlyContext context) {
        intakes.count(intake, command.command().alarm());
        context.output(
                ALARMS,
                Rejections.of(command, intake, context.timerService().currentProcessingTime()));
    }

    /** Keeps the state, or forgets it, and sees to it that a timer is set for what comes next. */
    private void settle(WatchedPen watched, long now, TimerService timers) throws Exception {
        if (rules.forgettable(watched.pen, now)) {
            OneTimer.clear(watched.timerAt, timers);
            pens.clear();
            return;
        }
        watched.timerAt = OneTimer.set(watched.timerAt, rules.nextTick(watched.pen), timers);
        pens.update(watched);
    }
}
