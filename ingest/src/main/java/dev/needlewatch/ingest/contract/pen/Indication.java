package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** Why a medical session is done; it picks the columns of the limits table. */
public enum Indication implements WireName {
    REJUVENATION,
    SCAR,
    STRIAE,
    PIGMENTATION;

    /**
     * Whether the scar columns of the limits table apply: scars, and stretch marks, which are mild
     * atrophic scars.
     */
    public boolean usesScarColumns() {
        return this == SCAR || this == STRIAE;
    }
}
