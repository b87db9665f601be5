package dev.needlewatch.ingest.contract.alarm;

import dev.needlewatch.ingest.contract.WireName;

/** What the interlock asks of a pen. */
public enum PenAction implements WireName {
    HALT,
    RESUME
}
