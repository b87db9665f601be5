package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** The part of a session that is going on. */
public enum Phase implements WireName {
    CLEANSE,
    NUMB,
    TEST,
    NEEDLE,
    FINISH
}
