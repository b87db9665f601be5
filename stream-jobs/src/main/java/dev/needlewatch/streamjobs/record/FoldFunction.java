package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.PenEvent;
import dev.needlewatch.streamjobs.types.PlayedTimers;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link SecondFold} on the state of one session, or of one pen without one. The second input
 * are the changes of the session's alarms. One timer per key; when a key had no message for long
 * its state is emptied.
 */
final class FoldFunction extends KeyedCoProcessFunction<String, PenEvent, Point, Point> {
    private static final long serialVersionUID = 1;

    /** The contract closes a session after four hours of silence; a little more for late ends. */
    static final long IDLE_MS = (4 * 60 + 10) * 60_000L;

    /** After a close only stragglers come. */
    static final long IDLE_CLOSED_MS = 10 * 60_000L;

    static final String TOO_LATE = "tooLate";

    private final DepthLimitLookup limits;
    private final WallClock clock;
    private transient @Nullable Accounting accounting;
    private transient @Nullable Counter tooLate;
    private transient @Nullable ValueState<FoldState> states;

    FoldFunction(DepthLimitLookup limits) {
        this(limits, WallClock.SYSTEM);
    }

    FoldFunction(DepthLimitLookup limits, WallClock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        accounting = new Accounting(getRuntimeContext().getMetricGroup());
        tooLate = getRuntimeContext().getMetricGroup().counter(TOO_LATE);
        states =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "fold", TypeInformation.of(FoldState.class)));
    }

    @Override
    public void processElement1(PenEvent event, Context context, Collector<Point> out)
            throws Exception {
        ValueState<FoldState> states = Objects.requireNonNull(this.states);
        FoldState state = states.value();
        if (state == null) {
            state = new FoldState();
        }
        SecondFold fold = new SecondFold(state, limits, out::collect);
        TimerService timers = PlayedTimers.of(clock, context.timerService());
        count(fold.take(event, timers.currentProcessingTime()));
        keep(state, fold, timers);
    }

    /** An alarm may be heard of before the opening that it belongs to. */
    @Override
    public void processElement2(Point alarm, Context context, Collector<Point> out)
            throws Exception {
        TimerService timers = PlayedTimers.of(clock, context.timerService());
        long now = timers.currentProcessingTime();
        FoldState state = Objects.requireNonNull(this.states).value();
        if (state == null) {
            if (!AlarmEvent.RAISED.wire().equals(alarm.tag("event"))) {
                return; // of a session that was written and forgotten
            }
            state = new FoldState();
            state.lastMessageAt = now;
        }
        SecondFold fold = new SecondFold(state, limits, out::collect);
        fold.alarm(alarm, now);
        keep(state, fold, timers);
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
        Objects.requireNonNull(states).update(state);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Point> out) throws Exception {
        ValueState<FoldState> states = Objects.requireNonNull(this.states);
        FoldState state = states.value();
        if (state == null) {
            return;
        }
        long now = clock.played(at);
        SecondFold fold = new SecondFold(state, limits, out::collect);
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
        Accounting books = Objects.requireNonNull(accounting);
        switch (settled) {
            case DUPLICATE -> books.duplicate();
            case REJECTED -> books.rejected();
            case ACCEPTED -> books.accepted();
            case TOO_LATE -> {
                books.accepted();
                Objects.requireNonNull(tooLate).inc();
            }
        }
    }
}
