package dev.needlewatch.ingest.contract.alarm;

import dev.needlewatch.ingest.contract.WireName;

/** The presence of an alarm signal, in the words of HL7 FHIR DeviceAlert. */
public enum Presence implements WireName {
    /** The condition is present. */
    ON,
    /** The condition is gone; the signal stays until somebody acknowledges it. */
    LATCHED,
    /** The condition is present and somebody acknowledged it. */
    ACK,
    /** Neither condition nor signal. */
    OFF
}
