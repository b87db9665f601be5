package dev.needlewatch.dashboards.history.alarm;

import org.jspecify.annotations.Nullable;

/**
 * One change of an alarm, as recorded.
 *
 * @param at when it changed, ms since the Unix epoch
 * @param event raised, updated, acknowledged, latched, escalated or ended
 * @param presence on, latched, ack or off
 * @param value the worst so far
 * @param ackMs how long it took to acknowledge, ms; null unless that is the event
 */
public record AlarmChange(
        long at,
        String id,
        String clinic,
        String code,
        @Nullable String kind,
        String priority,
        String event,
        @Nullable String presence,
        @Nullable String area,
        @Nullable String session,
        @Nullable String pen,
        @Nullable String therapist,
        @Nullable Double value,
        @Nullable Double limit,
        @Nullable String by,
        @Nullable Long ackMs,
        @Nullable String message) {
    /** Whether the alarm is off with it; one acknowledged while latched is, and tells no end. */
    public boolean off() {
        return event.equals("ended") || "off".equals(presence);
    }
}
