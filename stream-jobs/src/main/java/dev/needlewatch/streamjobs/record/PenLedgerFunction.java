package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.accounts.Counting;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.pen.PenState;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.safety.flow.OneTimer;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.Accounting;
import dev.needlewatch.streamjobs.types.PlayedTimers;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the ledger of each pen. Counts what is late for the job's books, and what becomes of
 * statuses; what becomes of all else the fold counts.
 */
final class PenLedgerFunction extends KeyedProcessFunction<String, PenInput, Point>
        implements Counting {
    private static final long serialVersionUID = 1;

    private final WallClock clock;

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient Accounting accounting;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<PenLedger> ledgers;

    @SuppressWarnings("NullAway.Init")
    private transient PenBook book;

    /** Whether the book knows since when this attempt of the job listens. */
    private transient boolean listening;

    PenLedgerFunction() {
        this(WallClock.SYSTEM);
    }

    PenLedgerFunction(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        accounting = new Accounting(getRuntimeContext().getMetricGroup());
        book = new PenBook();
        ledgers =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "ledger", TypeInformation.of(PenLedger.class)));
    }

    @Override
    public Accounting accounting() {
        return accounting;
    }

    @Override
    public void processElement(PenInput input, Context context, Collector<Point> out)
            throws Exception {
        TimerService timers = PlayedTimers.of(clock, context.timerService());
        long now = listen(timers);
        PenLedger ledger = ledgers.value();
        if (input instanceof PenInput.Message message) {
            if (ledger == null) {
                ledger = begin(message.event().clinic(), message.event().pen());
            }
            count(message, book.take(ledger, message, now, out::collect));
        } else if (input instanceof PenInput.Unusable payload) {
            if (ledger == null) {
                ledger = begin(payload.clinic(), payload.pen());
            }
            book.unusable(ledger, payload, now);
        } else {
            throw new IllegalStateException("nothing of a pen: " + input);
        }
        keep(ledger, now, timers);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Point> out) throws Exception {
        PenLedger ledger = ledgers.value();
        if (ledger == null) {
            return;
        }
        TimerService timers = PlayedTimers.of(clock, context.timerService());
        long now = listen(timers);
        ledger.timerAt = null;
        book.tick(ledger, now, out::collect);
        keep(ledger, now, timers);
    }

    /** The wall time; pens' silence before the first is not theirs: nobody listened. */
    private long listen(TimerService timers) {
        long now = timers.currentProcessingTime();
        if (!listening) {
            listening = true;
            book.watchingSince(now);
        }
        return now;
    }

    private static PenLedger begin(String clinic, String pen) {
        PenLedger ledger = new PenLedger();
        ledger.pen = PenState.of(Owner.device(clinic, pen));
        return ledger;
    }

    private void count(PenInput.Message message, Intake intake) {
        if (intake == Intake.LATE) {
            accounting.late();
        }
        if (message.event().message() instanceof PenStatus) {
            if (intake == Intake.DUPLICATE) {
                accounting.duplicate();
            } else {
                accounting.accepted();
            }
        }
    }

    /** Keeps the ledger, or forgets it, and sees to it that a timer is set for what comes next. */
    private void keep(PenLedger ledger, long now, TimerService timers) throws Exception {
        if (book.forgettable(ledger, now)) {
            OneTimer.clear(ledger.timerAt, timers);
            ledgers.clear();
            return;
        }
        ledger.timerAt = OneTimer.set(ledger.timerAt, book.nextTick(ledger), timers);
        ledgers.update(ledger);
    }
}
