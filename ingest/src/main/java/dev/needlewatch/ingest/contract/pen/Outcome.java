package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** How a session ended; ABANDONED is the system's own word for four hours of silence. */
public enum Outcome implements WireName {
    COMPLETED,
    ABORTED,
    ABANDONED
}
