package dev.needlewatch.ingest.contract.alarm;

import dev.needlewatch.ingest.contract.WireName;

/**
 * The priority of an alarm condition. The order of the constants is the order of urgency, most
 * urgent first.
 */
public enum Priority implements WireName {
    /** Harm that cannot be undone: scarring, blood-borne infection. */
    HIGH,
    MEDIUM,
    LOW,
    /** Needs no action. */
    INFO
}
