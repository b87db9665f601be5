package dev.needlewatch.ingest.contract.alarm;

import dev.needlewatch.ingest.contract.WireName;

/** What happened to an alarm with a message on {@code alarm-events}. */
public enum AlarmEvent implements WireName {
    RAISED,
    UPDATED,
    ACKNOWLEDGED,
    LATCHED,
    ESCALATED,
    ENDED
}
