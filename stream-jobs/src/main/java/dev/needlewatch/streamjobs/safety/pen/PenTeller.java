package dev.needlewatch.streamjobs.safety.pen;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.streamjobs.rules.pen.PenOutput;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import dev.needlewatch.streamjobs.safety.flow.AlarmPublications;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.RollInput;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.safety.waiting.Waiting;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Sends what the rules of a pen say where it belongs. */
final class PenTeller implements PenOutput {
    private final String clinic;
    private final long at;
    private final Waiting waiting;
    private final KeyedBroadcastProcessFunction<String, PenInput, Notice, SessionInput>
                    .ReadOnlyContext
            context;
    private final Collector<SessionInput> out;

    PenTeller(
            String clinic,
            long at,
            Waiting waiting,
            KeyedBroadcastProcessFunction<String, PenInput, Notice, SessionInput>.ReadOnlyContext
                    context,
            Collector<SessionInput> out) {
        this.clinic = clinic;
        this.at = at;
        this.waiting = waiting;
        this.context = context;
        this.out = out;
    }

    @Override
    public void alarm(Alarm alarm) {
        waiting.heardOf(alarm);
        AlarmPublications.changed(
                alarm, publication -> context.output(PenFunction.ALARMS, publication));
    }

    @Override
    public void sign(Sign sign) {
        out.collect(new SessionInput.Signed(clinic, sign));
    }

    @Override
    public void cartridge(CartridgeInUse cartridge) {
        roll(RollInput.of(clinic, cartridge, at));
    }

    void roll(RollInput input) {
        context.output(PenFunction.ROLL, input);
    }
}
