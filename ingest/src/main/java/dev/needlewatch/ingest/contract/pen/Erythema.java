package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** Redness of the skin as the therapist graded it. */
public enum Erythema implements WireName {
    NONE,
    MILD,
    MODERATE,
    SEVERE
}
