package dev.needlewatch.dashboards.live.board;

import dev.needlewatch.ingest.contract.WireName;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as screens show it; constants by their wire names, times in ms since the Unix epoch.
 *
 * @param presence {@code on}, {@code latched} or {@code ack}
 */
public record AlarmTile(
        String id,
        String clinic,
        @Nullable String session,
        @Nullable String pen,
        String code,
        String kind,
        String priority,
        String presence,
        @Nullable String area,
        @Nullable String zone,
        @Nullable Double value,
        @Nullable Double limit,
        @Nullable String unit,
        long raisedAt,
        long changedAt,
        @Nullable String acknowledgedBy,
        int escalation,
        String message) {

    /** The tile of an alarm that is not off. */
    public static AlarmTile of(Alarm alarm) {
        return new AlarmTile(
                alarm.id(),
                alarm.clinic(),
                alarm.session(),
                alarm.pen(),
                alarm.code().wire(),
                wire(alarm.kind()),
                wire(alarm.priority()),
                wire(alarm.presence()),
                alarm.area(),
                alarm.zone(),
                alarm.value(),
                alarm.limit(),
                alarm.unit(),
                alarm.raisedAt(),
                alarm.changedAt(),
                alarm.acknowledgedBy(),
                alarm.escalation() == null ? 0 : alarm.escalation(),
                alarm.message());
    }

    /** Whether nobody has acknowledged it yet. */
    boolean open() {
        return !"ack".equals(presence);
    }

    private static String wire(WireName constant) {
        return constant.wire();
    }
}
