package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenState;
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

    /**
     * A pen's status. A Will was written when the pen connected and carries that time; the death it
     * tells of is when it arrives.
     */
    static Point status(PenEvent event, PenStatus status) {
        long at = status.state() == PenState.OFFLINE ? event.arrivedAt() : status.at();
        return Point.of(Measurements.PEN_STATUS)
                .tag("clinic", event.clinic())
                .tag("pen", event.pen())
                .tag("model", status.model())
                .text("state", status.state().wire())
                .decimal("battery", status.batteryPct())
                .text("firmware", status.firmware())
                .text("cartridge", status.cartridge())
                .at(Measurements.nanos(at));
    }
}
