package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** Whether a pen is connected, as its birth and its Will say. */
public enum PenState implements WireName {
    ONLINE,
    OFFLINE
}
