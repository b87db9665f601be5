package dev.needlewatch.ingest.contract.limits;

import static dev.needlewatch.ingest.contract.limits.LimitsTable.MEDICAL_CEILING_MM;
import static dev.needlewatch.ingest.contract.limits.LimitsTable.SCAR_CEILING_MM;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says everything that is wrong with a clinic's limits document, so that it is mended in one go.
 */
public final class LimitsCheck {
    private LimitsCheck() {}

    /**
     * The faults of a document, one sentence each; none if it can be applied. Depths must be above
     * 0 and at most the absolute ceiling, passes at least 1, and no warning above its maximum.
     */
    public static List<String> faults(ClinicLimits document) {
        List<String> faults = new ArrayList<>();
        document.areas()
                .forEach(
                        (area, override) -> {
                            AreaLimits row = LimitsTable.DEFAULTS.areas().get(area);
                            if (row == null) {
                                faults.add("unknown area '" + area + "'");
                                return;
                            }
                            AreaLimits laid = override.over(row);
                            column(
                                    faults,
                                    area + ".rejuvenation",
                                    laid.rejuvenation(),
                                    MEDICAL_CEILING_MM);
                            column(faults, area + ".scar", laid.scar(), SCAR_CEILING_MM);
                        });
        return faults;
    }

    private static void column(
            List<String> faults, String name, AreaLimits.Column column, double ceilingMm) {
        if (!(column.maxMm() > 0) || column.maxMm() > ceilingMm) {
            faults.add(
                    String.format(
                            Locale.ROOT,
                            "%sMaxMm %.2f is not above 0 and at most %.2f",
                            name,
                            column.maxMm(),
                            ceilingMm));
        }
        if (!(column.warnMm() > 0) || column.warnMm() > column.maxMm()) {
            faults.add(
                    String.format(
                            Locale.ROOT,
                            "%sWarnMm %.2f is not above 0 and at most the maximum %.2f",
                            name,
                            column.warnMm(),
                            column.maxMm()));
        }
        if (column.maxPasses() < 1) {
            faults.add(name + "MaxPasses " + column.maxPasses() + " is below 1");
        }
        if (column.warnPasses() < 1 || column.warnPasses() > column.maxPasses()) {
            faults.add(
                    String.format(
                            Locale.ROOT,
                            "%sWarnPasses %d is not at least 1 and at most the maximum %d",
                            name,
                            column.warnPasses(),
                            column.maxPasses()));
        }
    }
}
