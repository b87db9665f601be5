package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** How the skin reacted to the test area. */
public enum Reaction implements WireName {
    NONE,
    MILD,
    STRONG
}
