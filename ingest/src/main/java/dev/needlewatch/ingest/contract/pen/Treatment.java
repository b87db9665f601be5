package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** Which of the two treatments a session is; it decides the depth limits. */
public enum Treatment implements WireName {
    COSMETIC,
    MEDICAL
}
