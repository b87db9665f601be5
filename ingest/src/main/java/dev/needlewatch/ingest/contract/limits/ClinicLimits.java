package dev.needlewatch.ingest.contract.limits;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A clinic's own limits document: only what differs from the defaults.
 *
 * @param version the clinic's name for this document
 * @param interlock whether pens may be sent halt and resume
 * @param areas what differs, by area
 */
public record ClinicLimits(String version, boolean interlock, Map<String, AreaOverride> areas) {

    public ClinicLimits {
        areas = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(areas));
    }

    /** What differs in one area; null keeps the default. Depths in mm. */
    public record AreaOverride(
            @Nullable Double rejuvenationWarnMm,
            @Nullable Double rejuvenationMaxMm,
            @Nullable Double scarWarnMm,
            @Nullable Double scarMaxMm,
            @Nullable Integer rejuvenationWarnPasses,
            @Nullable Integer rejuvenationMaxPasses,
            @Nullable Integer scarWarnPasses,
            @Nullable Integer scarMaxPasses) {

        AreaLimits over(AreaLimits row) {
            return new AreaLimits(
                    row.area(),
                    row.bodyPart(),
                    row.site(),
                    column(
                            row.rejuvenation(),
                            rejuvenationWarnMm,
                            rejuvenationMaxMm,
                            rejuvenationWarnPasses,
                            rejuvenationMaxPasses),
                    column(row.scar(), scarWarnMm, scarMaxMm, scarWarnPasses, scarMaxPasses));
        }

        private static AreaLimits.Column column(
                AreaLimits.Column base,
                @Nullable Double warnMm,
                @Nullable Double maxMm,
                @Nullable Integer warnPasses,
                @Nullable Integer maxPasses) {
            return new AreaLimits.Column(
                    warnMm != null ? warnMm : base.warnMm(),
                    maxMm != null ? maxMm : base.maxMm(),
                    warnPasses != null ? warnPasses : base.warnPasses(),
                    maxPasses != null ? maxPasses : base.maxPasses());
        }
    }

    /**
     * The table that results from laying this document over another table.
     *
     * @throws IllegalArgumentException if an area is not in the table; {@link LimitsCheck} tells
     *     before
     */
    public LimitsTable over(LimitsTable base) {
        Map<String, AreaLimits> rows = new LinkedHashMap<>(base.areas());
        areas.forEach(
                (area, override) -> {
                    AreaLimits row = rows.get(area);
                    if (row == null) {
                        throw new IllegalArgumentException("unknown area " + area);
                    }
                    rows.put(area, override.over(row));
                });
        return new LimitsTable(version, interlock, rows);
    }
}
