package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.limits.AreaLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.SessionEvent.Opened;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * The limits in force in one area at one moment of a session, worked out in whole micrometres.
 *
 * @param limitUm the effective depth limit
 * @param reason what bound it
 * @param withoutTestUm the limit there would be without the test area
 * @param warnUm the warning depth; {@code Long.MAX_VALUE} where there is none (cosmetic)
 * @param warnReason what bound the warning: area or skin
 * @param warnPasses more passes than this are worth a warning
 * @param maxPasses more passes than this are too many
 * @param cosmetic whether the session is cosmetic
 */
public record DepthLimits(
        long limitUm,
        LimitReason reason,
        long withoutTestUm,
        long warnUm,
        LimitReason warnReason,
        int warnPasses,
        int maxPasses,
        boolean cosmetic) {

    /**
     * Works the limits out.
     *
     * @param opened how the session was opened; null is judged as medical, rejuvenation
     * @param approvedUm the depth approved by the test area; null if none
     */
    public static DepthLimits of(
            LimitsTable table,
            @Nullable Opened opened,
            @Nullable Long approvedUm,
            @Nullable String area) {
        boolean cosmetic = opened != null && opened.treatment() == Treatment.COSMETIC;
        boolean scar = opened != null && !cosmetic && opened.indication().usesScarColumns();
        AreaLimits row = table.area(area);
        AreaLimits.Column column = scar ? row.scar() : row.rejuvenation();
        int percent = percentOfArea(opened);
        LimitReason areaReason = percent < 100 ? LimitReason.SKIN : LimitReason.AREA;
        double ceilingMm =
                cosmetic
                        ? LimitsTable.COSMETIC_CEILING_MM
                        : scar ? LimitsTable.SCAR_CEILING_MM : LimitsTable.MEDICAL_CEILING_MM;
        long ceilingUm = Micrometres.of(ceilingMm);
        long areaUm = reduced(column.maxMm(), percent);
        long withoutTestUm = Math.min(ceilingUm, areaUm);
        LimitReason reason = areaUm <= ceilingUm ? areaReason : LimitReason.TREATMENT;
        long testUm = approvedUm == null ? Long.MAX_VALUE : approvedUm;
        boolean testBinds = testUm < withoutTestUm;
        boolean darker = fitzpatrick(opened) >= 4;
        return new DepthLimits(
                Math.min(testUm, withoutTestUm),
                testBinds ? LimitReason.TEST_AREA : reason,
                withoutTestUm,
                cosmetic ? Long.MAX_VALUE : reduced(column.warnMm(), percent),
                areaReason,
                column.warnPasses(),
                column.maxPasses() - (darker ? 1 : 0),
                cosmetic);
    }

    public double limitMm() {
        return Micrometres.toMm(limitUm);
    }

    /** The warning depth; 0.15 mm for cosmetic work, which has none but must aim at something. */
    public double warnMm() {
        return cosmetic ? 0.15 : Micrometres.toMm(warnUm);
    }

    private static int percentOfArea(@Nullable Opened opened) {
        if (opened != null && opened.skin() == Skin.THIN) {
            return 67;
        }
        return fitzpatrick(opened) >= 4 ? 80 : 100;
    }

    private static int fitzpatrick(@Nullable Opened opened) {
        Integer type = opened == null ? null : opened.fitzpatrick();
        return type == null ? 0 : type;
    }

    /** A depth times a percentage, rounded down to 0.01 mm. */
    private static long reduced(double mm, int percent) {
        return Micrometres.of(mm) * percent / 1000 * 10;
    }
}
