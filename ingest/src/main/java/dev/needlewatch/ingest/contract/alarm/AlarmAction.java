package dev.needlewatch.ingest.contract.alarm;

import dev.needlewatch.ingest.contract.WireName;

/** What a therapist's screen asks for. */
public enum AlarmAction implements WireName {
    ACKNOWLEDGE,
    PAUSE_AUDIO
}
