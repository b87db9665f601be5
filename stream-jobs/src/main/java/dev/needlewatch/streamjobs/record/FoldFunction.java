package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.accounts.Counting;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.session.Limits;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.PenEvent;
import dev.needlewatch.streamjobs.types.PlayedTimers;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Runs {@link SecondFold} on the state of one session, or of one pen without one, by the clinic's
 * own limits as soon as they are known, until then by the defaults. One timer per key; when a key
 * had no message for long its state is emptied.
 */
final class FoldFunction extends KeyedBroadcastProcessFunction<String, FoldInput, Notice, Point>
        implements Counting {
    private static final long serialVersionUID = 1;

    /** The contract closes a session after four hours of silence; a little more for late ends. */
    static final long IDLE_MS = (4 * 60 + 10) * 60_000L;

    /** After a close only stragglers come. */
    static final long IDLE_CLOSED_MS = 10 * 60_000L;

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient Accounting accounting;

    private final WallClock clock;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<FoldState> states;

    @SuppressWarnings("NullAway.Init")
    private transient Limits limits;

    FoldFunction() {
        this(WallClock.SYSTEM);
    }

    FoldFunction(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        accounting = new Accounting(getRuntimeContext().getMetricGroup());
        limits = new Limits(getRuntimeContext().getTaskInfo());
        states =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "fold", TypeInformation.of(FoldState.class)));
    }

    @Override
    public Accounting accounting() {
        return accounting;
    }

    @Override
    public void processElement(FoldInput input, ReadOnlyContext context, Collector<Point> out)
            throws Exception {
        if (input instanceof FoldInput.Message message) {
            message(message.event(), context, out);
        } else if (input instanceof FoldInput.AlarmChange change) {
            alarm(change.alarm(), context, out);
        }
    }

    private void message(PenEvent event, ReadOnlyContext context, Collector<Point> out)
            throws Exception {
        FoldState state = states.value();
        if (state == null) {
            state = new FoldState();
        }
        SecondFold fold = new SecondFold(state, table(event.clinic(), context), out::collect);
        TimerService timers = PlayedTimers.of(clock, context.timerService());
        count(fold.take(event, timers.currentProcessingTime()));
        keep(state, fold, timers);
    }

    /** An alarm may be heard of before the opening that it belongs to. */
    private void alarm(Point alarm, ReadOnlyContext context, Collector<Point> out)
            throws Exception {
        TimerService timers = PlayedTimers.of(clock, context.timerService());
        long now = timers.currentProcessingTime();
        FoldState state = states.value();
        if (state == null) {
            if (!AlarmEvent.RAISED.wire().equals(alarm.tag("event"))) {
                return; // of a session that was written and forgotten
            }
            state = new FoldState();
            state.lastMessageAt = now;
        }
        SecondFold fold = new SecondFold(state, LimitsTable.DEFAULTS, out::collect);
        fold.alarm(alarm, now);
        keep(state, fold, timers);
    }

    /** New limits; who judges by them is the safety job's affair to tell. */
    @Override
    public void processBroadcastElement(Notice notice, Context context, Collector<Point> out)
            throws Exception {
        limits.heard(notice, context.getBroadcastState(LimitsInForce.BY_CLINIC), report -> {});
    }

    private LimitsTable table(String clinic, ReadOnlyContext context) throws Exception {
        ReadOnlyBroadcastState<String, LimitsInForce> known =
                context.getBroadcastState(LimitsInForce.BY_CLINIC);
        return limits.of(clinic, known);
    }

    private void keep(FoldState state, SecondFold fold, TimerService timers) throws IOException {
        long wanted = wanted(state, fold);
        if (state.timerAt == 0 || wanted < state.timerAt) {
            if (state.timerAt != 0) {
                timers.deleteProcessingTimeTimer(state.timerAt);
            }
            state.timerAt = wanted;
            timers.registerProcessingTimeTimer(wanted);
        }
        states.update(state);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Point> out) throws Exception {
        FoldState state = states.value();
        if (state == null) {
            return;
        }
        long now = clock.played(at);
        SecondFold fold = new SecondFold(state, LimitsTable.DEFAULTS, out::collect);
        fold.due(now);
        if (idleAt(state) <= now) {
            fold.abandon();
            states.clear();
            return;
        }
        state.timerAt = wanted(state, fold);
        context.timerService().registerProcessingTimeTimer(clock.realAt(state.timerAt));
        states.update(state);
    }

    private static long wanted(FoldState state, SecondFold fold) {
        return Math.min(fold.nextDue(), idleAt(state));
    }

    private static long idleAt(FoldState state) {
        return state.lastMessageAt + (state.closed ? IDLE_CLOSED_MS : IDLE_MS);
    }

    private void count(Settled settled) {
        switch (settled) {
            case DUPLICATE -> accounting.duplicate();
            case SESSION_OPEN -> accounting.rejected(RejectReason.SESSION_OPEN);
            case SESSION_CLOSED -> accounting.rejected(RejectReason.SESSION_CLOSED);
            case ACCEPTED -> accounting.accepted();
            case TOO_LATE -> {
                accounting.accepted();
                accounting.tooLate();
            }
        }
    }
}
