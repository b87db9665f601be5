package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** Bleeding as the therapist graded it. */
public enum Bleeding implements WireName {
    NONE,
    PINPOINT,
    MORE
}
