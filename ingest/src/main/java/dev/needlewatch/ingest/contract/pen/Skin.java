package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** How thick the client's skin is, as the therapist judged it. */
public enum Skin implements WireName {
    THIN,
    NORMAL,
    THICK
}
