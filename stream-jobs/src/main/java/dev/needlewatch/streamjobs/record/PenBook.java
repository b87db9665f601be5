package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.streamjobs.rules.pen.PenOutput;
import dev.needlewatch.streamjobs.rules.pen.PenRules;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.function.Consumer;

/**
 * Keeps the ledger of a pen and writes it down: at each status, and {@value #WRITE_AFTER_MS} ms of
 * wall time after the first message since the last point. What is late, repeated or lost is so by
 * the very rules that alarm about it. Time comes in, points go out, all memory is the ledger.
 */
final class PenBook {
    /** A pen that is heard is written down so often, ms. */
    static final long WRITE_AFTER_MS = 60_000;

    private static final PenOutput NOBODY = new Nobody();

    private final PenRules rules = new PenRules();

    /** As {@link PenRules#watchingSince}. */
    void watchingSince(long now) {
        rules.watchingSince(now);
    }

    /** Takes a message at wall time {@code now}, and says what it was. */
    Intake take(PenLedger ledger, PenInput.Message heard, long now, Consumer<Point> out) {
        PenEvent event = heard.event();
        PenMessage message = event.message();
        rules.waited(event.arrivedAt(), now);
        Intake intake =
                rules.message(ledger.pen, message, heard.retained(), event.arrivedAt(), NOBODY);
        if (intake == Intake.DUPLICATE) {
            // What the broker kept is told again at each subscription; the pen sent it once.
            ledger.duplicate += heard.retained() ? 0 : 1;
        } else if (intake == Intake.LATE) {
            ledger.late++;
        }
        if (message instanceof PenStatus status && intake == Intake.ACCEPTED) {
            status(ledger, event, status, heard.retained());
            write(ledger, out);
            return intake;
        }
        if (message instanceof PenStatus status && isLateBirth(status, intake)) {
            out.accept(DevicePoints.formerStatus(event, status));
        } else if (intake == Intake.ACCEPTED) {
            newest(ledger, message.at(), event.arrivedAt());
        }
        changed(ledger, now);
        return intake;
    }

    /** Counts a payload on one of the pen's topics that could not be used. */
    void unusable(PenLedger ledger, PenInput.Unusable payload, long now) {
        rules.rejected(ledger.pen, payload.arrivedAt(), NOBODY);
        ledger.rejected++;
        if (!ledger.timed) {
            ledger.at = payload.arrivedAt();
        }
        changed(ledger, now);
    }

    /** Lets wall time pass; writes what is due, and what is about to be forgotten. */
    void tick(PenLedger ledger, long now, Consumer<Point> out) {
        rules.tick(ledger.pen, now, NOBODY);
        boolean due = ledger.dueAt <= now || rules.forgettable(ledger.pen, now);
        if (ledger.dueAt != 0 && due) {
            write(ledger, out);
        }
    }

    /** Wall time at which {@link #tick} has something to do. */
    long nextTick(PenLedger ledger) {
        long rulesDue = rules.nextTick(ledger.pen);
        return ledger.dueAt == 0 ? rulesDue : Math.min(rulesDue, ledger.dueAt);
    }

    /** Whether nothing of the ledger need be kept at that wall time. */
    boolean forgettable(PenLedger ledger, long now) {
        return ledger.dueAt == 0 && rules.forgettable(ledger.pen, now);
    }

    /** A death that is not the last birth's is ignored, as the contract has it. */
    private static boolean isLateBirth(PenStatus status, Intake intake) {
        return intake == Intake.LATE && status.state() == PenState.ONLINE;
    }

    private static void status(
            PenLedger ledger, PenEvent event, PenStatus status, boolean retained) {
        ledger.state = status.state().wire();
        if (status.state() == PenState.OFFLINE) {
            // A Will was written when the pen connected; the death it tells of is when it arrives.
            begin(ledger, event.arrivedAt());
            return;
        }
        said(ledger, status);
        if (retained) {
            begin(ledger, status.at()); // kept by the broker, who knows how long
        } else {
            newest(ledger, status.at(), event.arrivedAt());
        }
    }

    private static void said(PenLedger ledger, PenStatus status) {
        ledger.model = status.model() == null ? ledger.model : status.model();
        ledger.firmware = status.firmware() == null ? ledger.firmware : status.firmware();
        ledger.battery = status.batteryPct() == null ? ledger.battery : status.batteryPct();
        ledger.cartridge = ledger.pen.status.cartridge;
    }

    /**
     * The newest message of a pen gives the next point its time, and shows how its clock goes: on
     * the way a message can only grow older, so the largest difference is the nearest to the truth.
     */
    private static void newest(PenLedger ledger, long at, long arrivedAt) {
        begin(ledger, at);
        long ahead = at - arrivedAt;
        ledger.skewMs = ledger.skewMs == null ? ahead : Math.max(ledger.skewMs, ahead);
    }

    /** The next point is of that time; what was written is over. */
    private static void begin(PenLedger ledger, long at) {
        ledger.at = at;
        ledger.timed = true;
        if (ledger.written) {
            ledger.written = false;
            ledger.skewMs = null;
        }
    }

    private static void changed(PenLedger ledger, long now) {
        if (ledger.dueAt == 0) {
            ledger.dueAt = now + WRITE_AFTER_MS;
        }
    }

    private static void write(PenLedger ledger, Consumer<Point> out) {
        ledger.dueAt = 0;
        ledger.written = true;
        out.accept(DevicePoints.status(ledger));
    }

    /** The safety job tells the pen's alarms; here the rules only count. */
    private static final class Nobody implements PenOutput {
        @Override
        public void alarm(Alarm alarm) {}

        @Override
        public void sign(Sign sign) {}

        @Override
        public void cartridge(CartridgeInUse cartridge) {}
    }
}
