package dev.needlewatch.streamjobs.rules.session;

import static dev.needlewatch.ingest.contract.limits.LimitsTable.COSMETIC_CEILING_MM;
import static dev.needlewatch.ingest.contract.limits.LimitsTable.MEDICAL_CEILING_MM;
import static dev.needlewatch.ingest.contract.limits.LimitsTable.SCAR_CEILING_MM;

import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.limits.AreaLimits;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * The depth and passes that bind one area in one session.
 *
 * @param maxUm needling deeper than this is an alarm, µm
 * @param warnUm needling deeper than this is worth a warning, µm; {@link #NO_WARNING} if there is
 *     none
 * @param reason what bound {@code maxUm}
 * @param warnReason what bound {@code warnUm}: the area, or the skin where it lowers it
 * @param withoutTestAreaUm what {@code maxUm} would be had no test area approved a depth, µm
 * @param warnPasses more passes than this are worth a warning
 * @param maxPasses more passes than this are an alarm
 */
public record EffectiveLimit(
        int maxUm,
        int warnUm,
        LimitReason reason,
        LimitReason warnReason,
        int withoutTestAreaUm,
        int warnPasses,
        int maxPasses) {

    /** The warning of a treatment that has none. */
    public static final int NO_WARNING = Integer.MAX_VALUE;

    /** Thin skin takes two thirds of an area's maximum, in hundredths. */
    private static final int THIN_SKIN_PERCENT = 67;

    /** Fitzpatrick IV to VI take four fifths of an area's maximum, in hundredths. */
    private static final int DARKER_SKIN_PERCENT = 80;

    private static final int WHOLE_PERCENT = 100;

    /** The limit of an area for a session that declares so. */
    public static EffectiveLimit of(Declaration declared, AreaLimits area) {
        boolean cosmetic = declared.treatment() == Treatment.COSMETIC;
        boolean scar = !cosmetic && declared.indication().usesScarColumns();
        AreaLimits.Column column = scar ? area.scar() : area.rejuvenation();
        int percent = percent(declared);

        int max = Micrometres.of(ceilingMm(cosmetic, scar));
        LimitReason reason = LimitReason.TREATMENT;
        int areaMax = Micrometres.of(column.maxMm());
        if (areaMax < max || (areaMax == max && !cosmetic)) {
            max = areaMax;
            reason = LimitReason.AREA;
        }
        int skinMax = scaled(areaMax, percent);
        if (percent < WHOLE_PERCENT && skinMax < max) {
            max = skinMax;
            reason = LimitReason.SKIN;
        }
        int withoutTestArea = max;
        Double approved = declared.approvedDepthMm();
        if (approved != null && Micrometres.of(approved) < max) {
            max = Micrometres.of(approved);
            reason = LimitReason.TEST_AREA;
        }
        return new EffectiveLimit(
                max,
                cosmetic ? NO_WARNING : scaled(Micrometres.of(column.warnMm()), percent),
                reason,
                percent < WHOLE_PERCENT ? LimitReason.SKIN : LimitReason.AREA,
                withoutTestArea,
                column.warnPasses(),
                column.maxPasses() - (declared.darkerSkin() ? 1 : 0));
    }

    /** The limit in mm. */
    public double maxMm() {
        return Micrometres.toMm(maxUm);
    }

    /** The warning in mm; null if the treatment has none. */
    public @Nullable Double warnMm() {
        return warnUm == NO_WARNING ? null : Micrometres.toMm(warnUm);
    }

    private static double ceilingMm(boolean cosmetic, boolean scar) {
        if (cosmetic) {
            return COSMETIC_CEILING_MM;
        }
        return scar ? SCAR_CEILING_MM : MEDICAL_CEILING_MM;
    }

    /** The smaller factor counts, never both. */
    private static int percent(Declaration declared) {
        if (declared.skin() == Skin.THIN) {
            return THIN_SKIN_PERCENT;
        }
        return declared.darkerSkin() ? DARKER_SKIN_PERCENT : WHOLE_PERCENT;
    }

    /** Scaled and rounded down to 0.01 mm. */
    private static int scaled(int um, int percent) {
        return percent == WHOLE_PERCENT ? um : um * percent / 1000 * 10;
    }
}
