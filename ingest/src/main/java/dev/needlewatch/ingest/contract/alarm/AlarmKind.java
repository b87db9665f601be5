package dev.needlewatch.ingest.contract.alarm;

import dev.needlewatch.ingest.contract.WireName;

/** What an alarm is about: the skin, the procedure, or the equipment. */
public enum AlarmKind implements WireName {
    SAFETY,
    PROCEDURE,
    TECHNICAL
}
