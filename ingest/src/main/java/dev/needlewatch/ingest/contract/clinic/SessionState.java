package dev.needlewatch.ingest.contract.clinic;

import dev.needlewatch.ingest.contract.WireName;

/** Whether a session is open. */
public enum SessionState implements WireName {
    OPEN,
    CLOSED
}
