package dev.needlewatch.streamjobs.safety.history;

import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.rules.history.RollEntry;
import dev.needlewatch.streamjobs.rules.history.TreatmentRoll;
import dev.needlewatch.streamjobs.safety.flow.CartridgeInput;
import dev.needlewatch.streamjobs.safety.flow.ClientInput;
import dev.needlewatch.streamjobs.safety.flow.OneTimer;
import dev.needlewatch.streamjobs.safety.flow.RollInput;
import dev.needlewatch.streamjobs.types.PlayedTimers;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Feeds the roll of one session, and sends what it finds to the histories. */
public final class RollFunction extends KeyedProcessFunction<String, RollInput, ClientInput> {
    private static final long serialVersionUID = 1;

    /** For the histories of cartridges. */
    public static final OutputTag<CartridgeInput> CARTRIDGES =
            new OutputTag<>("cartridges", CartridgeInput.TYPE);

    /** What Flink writes the state down with. */
    public static final TypeInformation<WatchedRoll> STATE = TypeInformation.of(WatchedRoll.class);

    private final WallClock clock;

    /** By the machine's clock. */
    public RollFunction() {
        this(WallClock.SYSTEM);
    }

    /** By a clock of one's own. */
    public RollFunction(WallClock clock) {
        this.clock = clock;
    }

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<WatchedRoll> rolls;

    @SuppressWarnings("NullAway.Init")
    private transient TreatmentRoll rules;

    @Override
    public void open(OpenContext context) {
        rolls = getRuntimeContext().getState(new ValueStateDescriptor<>("roll", STATE));
        rules = new TreatmentRoll();
    }

    @Override
    public void processElement(RollInput input, Context context, Collector<ClientInput> out)
            throws IOException {
        WatchedRoll watched = rolls.value();
        if (watched == null) {
            watched = new WatchedRoll();
            watched.clinic = input.clinic();
        }
        Consumer<RollEntry> entries = entries(input.clinic(), input.at(), context, out);
        SessionEvent event = input.sessionEvent();
        if (event != null) {
            rules.event(watched.roll, event, input.at(), entries);
        } else {
            rules.cartridge(
                    watched.roll, Objects.requireNonNull(input.cartridge()), input.at(), entries);
        }
        settle(watched, PlayedTimers.of(clock, context.timerService()));
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<ClientInput> out)
            throws IOException {
        WatchedRoll watched = rolls.value();
        if (watched == null) {
            return;
        }
        watched.timerAt = null;
        TimerService timers = PlayedTimers.of(clock, context.timerService());
        long now = timers.currentProcessingTime();
        rules.tick(watched.roll, now, entries(watched.clinic, now, context, out));
        settle(watched, timers);
    }

    private static Consumer<RollEntry> entries(
            String clinic, long at, Context context, Collector<ClientInput> out) {
        return entry -> {
            if (entry instanceof RollEntry.ClientVisit visit) {
                out.collect(new ClientInput(clinic, visit, null, at));
            } else if (entry instanceof RollEntry.ClientReaction reaction) {
                out.collect(new ClientInput(clinic, null, reaction, at));
            } else if (entry instanceof RollEntry.CartridgeUse use) {
                context.output(CARTRIDGES, new CartridgeInput(clinic, use, at));
            }
        };
    }

    private void settle(WatchedRoll watched, TimerService timers) throws IOException {
        if (rules.forgettable(watched.roll, timers.currentProcessingTime())) {
            OneTimer.clear(watched.timerAt, timers);
            rolls.clear();
            return;
        }
        watched.timerAt = OneTimer.set(watched.timerAt, rules.nextTick(watched.roll), timers);
        rolls.update(watched);
    }
}
