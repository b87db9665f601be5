package dev.needlewatch.streamjobs.rules.pen;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pen on the bench: each message goes in a tenth of a second after the one before, and what the
 * rules say is kept.
 */
final class PenBench implements PenOutput {
    static final long START = 1_795_377_800_000L;
    static final long STEP_MS = 100;

    final PenRules rules = new PenRules();
    final dev.needlewatch.streamjobs.rules.pen.PenState state =
            dev.needlewatch.streamjobs.rules.pen.PenState.of(Owner.device("lyon", "pen-3"));
    final List<Alarm> alarms = new ArrayList<>();
    final List<Sign> signs = new ArrayList<>();
    final List<CartridgeInUse> cartridges = new ArrayList<>();

    long now = START;
    long boot = 7;
    long seq;

    /** How far the pen's clock is ahead of ours, ms. */
    long ahead;

    @Nullable String session = "s-1";

    Intake needle() {
        return reading(7_000);
    }

    Intake rest() {
        return reading(0);
    }

    Intake reading(double speedRpm) {
        step();
        return take(reading(boot, seq++, speedRpm));
    }

    Reading reading(long bootOf, long seqOf, double speedRpm) {
        return new Reading(
                bootOf,
                seqOf,
                now + ahead,
                session,
                "cheek",
                null,
                0.5,
                null,
                speedRpm,
                null,
                true,
                null,
                null);
    }

    PenBench needleFor(long ms) {
        for (long t = 0; t < ms; t += STEP_MS) {
            needle();
        }
        return this;
    }

    Intake log(LogLevel level) {
        step();
        return take(new LogLine(boot, seq++, now + ahead, level, "motor current high", null));
    }

    PenBench errors(int lines) {
        for (int i = 0; i < lines; i++) {
            log(LogLevel.ERROR);
        }
        return this;
    }

    Intake battery(double percent) {
        step();
        return take(status(PenState.ONLINE, boot, percent, null, null));
    }

    Intake born(@Nullable String cartridge, @Nullable Double nominalRpm) {
        step();
        return take(status(PenState.ONLINE, boot, null, cartridge, nominalRpm));
    }

    Intake dies(long bootOf) {
        step();
        return take(status(PenState.OFFLINE, bootOf, null, null, null));
    }

    PenStatus status(
            PenState is,
            long bootOf,
            @Nullable Double percent,
            @Nullable String cartridge,
            @Nullable Double nominalRpm) {
        return new PenStatus(is, bootOf, now + ahead, "m", "1.0", percent, cartridge, nominalRpm);
    }

    Intake opened(String sessionOf) {
        step();
        return take(
                new SessionEvent.Opened(
                        boot,
                        seq++,
                        now + ahead,
                        sessionOf,
                        Treatment.MEDICAL,
                        dev.needlewatch.ingest.contract.pen.Indication.REJUVENATION,
                        "c-1",
                        "t-1",
                        null,
                        null,
                        null,
                        null,
                        List.of()));
    }

    Intake closed(String sessionOf) {
        step();
        return take(new SessionEvent.Closed(boot, seq++, now + ahead, sessionOf, null));
    }

    Intake take(PenMessage message) {
        return rules.message(state, message, false, now, this);
    }

    Intake takeRetained(PenMessage message) {
        return rules.message(state, message, true, now, this);
    }

    PenBench rejected(int payloads) {
        for (int i = 0; i < payloads; i++) {
            step();
            rules.rejected(state, now, this);
        }
        return this;
    }

    Intake acknowledge(String id) {
        return rules.command(
                state, new AlarmCommand(id, AlarmAction.ACKNOWLEDGE, "t-1", null, now), now, this);
    }

    /** Lets wall time pass with the pen silent. */
    PenBench idle(long ms) {
        long until = now + ms;
        while (rules.nextTick(state) <= until) {
            now = Math.max(now, rules.nextTick(state));
            rules.tick(state, now, this);
            if (rules.forgettable(state, now)) {
                break;
            }
        }
        now = until;
        return this;
    }

    void step() {
        idle(STEP_MS);
    }

    /** Each change as "CODE event presence priority". */
    List<String> told() {
        return alarms.stream()
                .map(
                        a ->
                                a.code()
                                        + " "
                                        + a.event().wire()
                                        + " "
                                        + a.presence().wire()
                                        + " "
                                        + a.priority().wire())
                .toList();
    }

    Alarm last() {
        return alarms.get(alarms.size() - 1);
    }

    @Override
    public void alarm(Alarm alarm) {
        alarms.add(alarm);
    }

    @Override
    public void sign(Sign sign) {
        signs.add(sign);
    }

    @Override
    public void cartridge(CartridgeInUse cartridge) {
        cartridges.add(cartridge);
    }
}
