package dev.needlewatch.dashboards.history.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A point of a pen's chart.
 *
 * @param at ms since the Unix epoch
 * @param area null in a hole, together with everything else
 * @param onSkin whether needles were on skin: only then is a depth above its limit one
 * @param warnMm above it a warning is due; null where there is none below the limit
 */
public record Moment(
        long at,
        @Nullable String area,
        @Nullable String zone,
        boolean onSkin,
        @Nullable Double depthMm,
        @Nullable Double setDepthMm,
        @Nullable Double limitMm,
        @Nullable Double warnMm,
        @Nullable Double speedRpm) {

    /** Where nothing was recorded, so that no line is drawn. */
    static Moment hole(long at) {
        return new Moment(at, null, null, false, null, null, null, null, null);
    }

    static Moment of(TracePoint point, long at) {
        return new Moment(
                at,
                point.area(),
                point.zone(),
                point.onSkin(),
                point.depthMm(),
                point.setDepthMm(),
                point.limitMm(),
                warnMm(point),
                point.speedRpm());
    }

    private static @Nullable Double warnMm(TracePoint point) {
        Double warn = point.warnMm();
        Double limit = point.limitMm();
        return warn == null || limit == null || warn >= limit ? null : warn;
    }

    boolean samePlace(Moment other) {
        return Objects.equals(area, other.area) && Objects.equals(zone, other.zone);
    }

    /** How far above its limit, mm; far below zero in the air, or where either is unknown. */
    double beyondMm() {
        return !onSkin || depthMm == null || limitMm == null
                ? Double.NEGATIVE_INFINITY
                : depthMm - limitMm;
    }
}
