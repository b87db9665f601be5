package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.WireName;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.streamjobs.sink.influx.Point;
import org.jspecify.annotations.Nullable;

/** A change of an alarm as an {@code alarm} point. Pure. */
public final class AlarmPoints {
    private AlarmPoints() {}

    /**
     * The point of a change. Its time is the change's, with nanoseconds from the alarm's id: two
     * alarms that change in the same millisecond under the same tags stay two points.
     */
    public static Point of(Alarm alarm) {
        return Point.of(Measurements.ALARM)
                .tag("clinic", alarm.clinic())
                .tag("code", alarm.code().wire())
                .tag("kind", alarm.kind().wire())
                .tag("priority", alarm.priority().wire())
                .tag("area", alarm.area() == null ? null : SecondFold.areaTag(alarm.area()))
                .tag("event", alarm.event().wire())
                .text("id", alarm.id())
                .text("session", alarm.session())
                .text("pen", alarm.pen())
                .text("therapist", alarm.therapist())
                .decimal("value", alarm.value())
                .decimal("limit", alarm.limit())
                .text("reason", wire(alarm.reason()))
                .text("presence", alarm.presence().wire())
                .text("message", alarm.message())
                .text("by", alarm.acknowledgedBy())
                .whole("ack_ms", ackMs(alarm))
                .at(Measurements.nanos(alarm.changedAt()) + nanosOf(alarm.id()));
    }

    /** Whether the alarm of a point belongs to a session. */
    static boolean ofSession(Point alarm) {
        return alarm.field("session") != null;
    }

    /** The key of the session an alarm belongs to, as {@code PenEvent} has it. */
    static String sessionKey(Point alarm) {
        return alarm.tag("clinic") + "/sessions/" + alarm.field("session");
    }

    /** Whether the members are there that a point cannot do without. */
    @SuppressWarnings("ConstantConditions") // JSON keeps no promise about nulls
    static boolean isComplete(Alarm alarm) {
        return alarm.id() != null
                && alarm.clinic() != null
                && alarm.code() != null
                && alarm.kind() != null
                && alarm.priority() != null
                && alarm.presence() != null
                && alarm.event() != null;
    }

    private static @Nullable Long ackMs(Alarm alarm) {
        return alarm.event() == AlarmEvent.ACKNOWLEDGED
                ? alarm.changedAt() - alarm.raisedAt()
                : null;
    }

    /** 0 to 999,999; the hash of a String is the same on every JVM. */
    private static long nanosOf(String id) {
        return Math.floorMod(id.hashCode(), Measurements.NANOS_PER_MS);
    }

    private static @Nullable String wire(@Nullable WireName name) {
        return name == null ? null : name.wire();
    }
}
