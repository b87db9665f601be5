package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.SessionRules;
import dev.needlewatch.streamjobs.rules.sequence.BootSequences;
import dev.needlewatch.streamjobs.rules.sequence.SeenSequence;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Feeds the rules of one session (or pen) and publishes what they say: alarms at once, snapshots at
 * most twice a second, pulses for the monitoring beat beside them.
 */
final class SessionFunction extends KeyedProcessFunction<String, SafetyInput, MqttPublication> {
    private static final long serialVersionUID = 1;

    static final OutputTag<Pulse> PULSE = new OutputTag<>("pulse", SafetyTypes.PULSE);

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<WatchedSession> sessions;

    @SuppressWarnings("NullAway.Init")
    private transient SessionRules rules;

    @SuppressWarnings("NullAway.Init")
    private transient Intakes intakes;

    @Override
    public void open(OpenContext context) {
        sessions =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("session", SafetyTypes.SESSION));
        rules = new SessionRules();
        intakes = Intakes.of(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(SafetyInput input, Context context, Collector<MqttPublication> out)
            throws IOException {
        TimerService timers = context.timerService();
        long now = timers.currentProcessingTime();
        WatchedSession watched = sessions.value();
        if (watched == null && input.event() == null) {
            // A command for a session nobody knows must not make it known.
            intakes.count(Intake.UNKNOWN_ALARM, input.topic());
            out.collect(rejection(input, Intake.UNKNOWN_ALARM, now));
            return;
        }
        if (watched == null) {
            watched = SessionShow.begin(input);
        }
        boolean wasOpen = SessionShow.open(watched);
        Intake intake = judge(watched, input, now, out);
        intakes.count(intake, input.topic());
        if (intake.reason() != null) {
            out.collect(rejection(input, intake, now));
        } else if (intake != Intake.DUPLICATE) {
            watched.changed = true;
        }
        boolean turned = wasOpen != SessionShow.open(watched);
        SessionShow.show(watched, rules.limits(), now, turned, out);
        if (watched.snapshotAt == now && (wasOpen || turned)) {
            context.output(PULSE, SessionShow.pulse(watched));
        }
        settle(watched, now, timers);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<MqttPublication> out)
            throws IOException {
        WatchedSession watched = sessions.value();
        if (watched == null) {
            return;
        }
        long now = context.timerService().currentProcessingTime();
        boolean wasOpen = SessionShow.open(watched);
        watched.timerAt = null;
        rules.tick(watched.session, now, SessionShow.alarms(watched, out));
        boolean turned = wasOpen != SessionShow.open(watched);
        SessionShow.show(watched, rules.limits(), now, turned, out);
        if (wasOpen && (watched.snapshotAt == now || turned)) {
            context.output(PULSE, SessionShow.pulse(watched));
        }
        settle(watched, now, context.timerService());
    }

    private Intake judge(
            WatchedSession watched, SafetyInput input, long now, Collector<MqttPublication> out) {
        SessionState state = watched.session;
        PenEvent event = input.event();
        if (event == null) {
            return rules.command(
                    state,
                    Objects.requireNonNull(input.command()),
                    now,
                    SessionShow.alarms(watched, out));
        }
        SeenSequence.Answer seen = see(watched, event);
        if (seen == SeenSequence.Answer.DUPLICATE) {
            return Intake.DUPLICATE;
        }
        boolean late = seen == SeenSequence.Answer.LATE;
        PenMessage message = event.message();
        if (message instanceof Reading reading) {
            watched.readingsJudged++;
            watched.lagMs = Math.max(watched.lagMs, now - input.arrivedAt());
            Consumer<Alarm> alarms = SessionShow.alarms(watched, out);
            return late
                    ? rules.lateReading(state, event.pen(), reading, now, alarms)
                    : rules.reading(state, event.pen(), reading, now, alarms);
        }
        if (message instanceof SessionEvent session) {
            return rules.event(state, event.pen(), session, now, SessionShow.alarms(watched, out));
        }
        state.lastMessageAt = now;
        return late ? Intake.LATE : Intake.ACCEPTED;
    }

    private static SeenSequence.Answer see(WatchedSession watched, PenEvent event) {
        if (!(event.message() instanceof Sequenced message)) {
            return SeenSequence.Answer.NEWEST;
        }
        Map<String, BootSequences> kind = watched.logs;
        if (message instanceof Reading) {
            kind = watched.readings;
        } else if (message instanceof SessionEvent) {
            kind = watched.events;
        }
        return kind.computeIfAbsent(event.pen(), pen -> new BootSequences())
                .see(message.boot(), message.seq());
    }

    private static MqttPublication rejection(SafetyInput input, Intake intake, long now) {
        return Rejections.of(
                Topic.parse(input.topic()).orElseThrow(),
                Objects.requireNonNull(input.payload(), "a reading is never refused by the rules"),
                new Refused(Objects.requireNonNull(intake.reason()), intake.detail()),
                now);
    }

    /** Keeps the state, or forgets it, and sees to it that a timer is set for what comes next. */
    private void settle(WatchedSession watched, long now, TimerService timers) throws IOException {
        if (rules.forgettable(watched.session, now)) {
            if (watched.timerAt != null) {
                timers.deleteProcessingTimeTimer(watched.timerAt);
            }
            sessions.clear();
            return;
        }
        long due = Math.min(rules.nextTick(watched.session), SessionShow.dueAt(watched));
        Long set = watched.timerAt;
        if (set == null || due < set) {
            if (set != null) {
                timers.deleteProcessingTimeTimer(set);
            }
            timers.registerProcessingTimeTimer(due);
            watched.timerAt = due;
        }
        sessions.update(watched);
    }
}
