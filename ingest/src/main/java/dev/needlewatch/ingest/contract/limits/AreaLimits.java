package dev.needlewatch.ingest.contract.limits;

/**
 * The limits of one area: a row of the table.
 *
 * @param site {@code bony}, {@code thin}, {@code bony-thin}, {@code fleshy} or {@code unknown}
 * @param rejuvenation limits for rejuvenation and pigmentation; pass limits of cosmetic sessions
 *     too
 * @param scar limits for scars and striae
 */
public record AreaLimits(
        String area, String bodyPart, String site, Column rejuvenation, Column scar) {

    /**
     * One indication's limits.
     *
     * @param warnMm depth strictly above it is worth a warning, mm
     * @param maxMm depth above it is an alarm, mm
     * @param warnPasses more passes than this are worth a warning
     * @param maxPasses more passes than this are an alarm
     */
    public record Column(double warnMm, double maxMm, int warnPasses, int maxPasses) {}

    /** Whether bone or thin skin lies under it, so that depth must be reduced on entering it. */
    public boolean bonyOrThin() {
        return site.startsWith("bony") || site.equals("thin");
    }
}
