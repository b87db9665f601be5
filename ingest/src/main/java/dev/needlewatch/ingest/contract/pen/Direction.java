package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** The direction of a glide along a strip. */
public enum Direction implements WireName {
    HORIZONTAL,
    VERTICAL,
    DIAGONAL_LEFT,
    DIAGONAL_RIGHT
}
