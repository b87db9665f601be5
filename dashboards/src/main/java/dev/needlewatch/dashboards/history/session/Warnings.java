package dev.needlewatch.dashboards.history.session;

import dev.needlewatch.ingest.contract.limits.AreaLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import org.jspecify.annotations.Nullable;

/**
 * The warning line of a session. The store keeps the limit of each second but no warning, so this
 * is the default table's (contract, section 4: the area's warn column, with the factor for thin or
 * dark skin that the limit shows; none for cosmetic sessions). A clinic with warnings of its own
 * sees the defaults here; its alarms were judged by its own.
 */
final class Warnings {
    /** Contract: 0.67 for thin skin, 0.8 from Fitzpatrick 4 on. */
    private static final double[] SKIN = {0.67, 0.8};

    private static final double SAME_MM = 0.0005;

    private final boolean cosmetic;
    private final boolean scar;

    private Warnings(boolean cosmetic, boolean scar) {
        this.cosmetic = cosmetic;
        this.scar = scar;
    }

    /** By what a session declared; rejuvenation while it is not known. */
    static Warnings declaredBy(@Nullable SessionRow row) {
        if (row == null) {
            return new Warnings(false, false);
        }
        String indication = row.indication();
        return new Warnings(
                "cosmetic".equals(row.treatment()),
                "scar".equals(indication) || "striae".equals(indication));
    }

    /** The warning of a second, mm; null where there is none, or none below its limit. */
    @Nullable Double of(TracePoint point) {
        Double limit = point.limitMm();
        if (cosmetic || limit == null || limit <= LimitsTable.COSMETIC_CEILING_MM) {
            return null;
        }
        AreaLimits area = LimitsTable.DEFAULTS.area(point.area());
        AreaLimits.Column column = scar ? area.scar() : area.rejuvenation();
        double warn = column.warnMm();
        for (double factor : SKIN) {
            if (Math.abs(hundredths(column.maxMm() * factor) - limit) < SAME_MM) {
                warn = hundredths(column.warnMm() * factor);
            }
        }
        return warn < limit ? Double.valueOf(warn) : null;
    }

    /** Rounded down to 0.01 mm; the small addend mends what binary fractions lose. */
    private static double hundredths(double value) {
        return Math.floor(value * 100 + 1e-9) / 100;
    }
}
