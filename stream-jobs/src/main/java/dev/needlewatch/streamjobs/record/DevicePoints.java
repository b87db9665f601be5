package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.PenEvent;

/** What pens say of themselves, as points. Pure. */
final class DevicePoints {
    private DevicePoints() {}

    /**
     * A line of the firmware's log. Its sequence number stands in the nanoseconds, so that lines of
     * the same millisecond stay apart.
     */
    static Point log(PenEvent event, LogLine line) {
        long nanos =
                Math.floorMod(31L * event.pen().hashCode() + line.seq(), Measurements.NANOS_PER_MS);
        return Point.of(Measurements.DEVICE_LOG)
                .tag("clinic", event.clinic())
                .tag("level", line.level().wire())
                .tag("template", LogTemplate.id(line.message()))
                .text("pen", event.pen())
                .text("message", line.message())
                .text("code", line.code())
                .whole("boot", line.boot())
                .whole("seq", line.seq())
                .at(Measurements.nanos(line.at()) + nanos);
    }

    /** A pen as its ledger has it: what it said last, and what became of its messages. */
    static Point status(PenLedger ledger) {
        return Point.of(Measurements.PEN_STATUS)
                .tag("clinic", ledger.pen.alarms.clinic)
                .tag("pen", ledger.pen.alarms.owner)
                .tag("model", ledger.model)
                .text("state", ledger.state)
                .decimal("battery", ledger.battery)
                .text("firmware", ledger.firmware)
                .text("cartridge", ledger.cartridge)
                .whole("lost", ledger.pen.numbers.lostInAll)
                .whole("late", ledger.late)
                .whole("duplicate", ledger.duplicate)
                .whole("rejected", ledger.rejected)
                .whole("skew_ms", ledger.skewMs)
                .at(Measurements.nanos(ledger.at));
    }

    /** A status that a newer one of its pen overtook: what it said, and nothing of now. */
    static Point formerStatus(PenEvent event, PenStatus status) {
        return Point.of(Measurements.PEN_STATUS)
                .tag("clinic", event.clinic())
                .tag("pen", event.pen())
                .tag("model", status.model())
                .text("state", status.state().wire())
                .decimal("battery", status.batteryPct())
                .text("firmware", status.firmware())
                .text("cartridge", status.cartridge())
                .at(Measurements.nanos(status.at()));
    }
}
